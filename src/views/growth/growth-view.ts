// A version, or a policy's versions, and when actions came to be known in; growth under an unchanged text out.
import { servicePrefix } from '../../core/actions/action.ts'
import { groupBy } from '../../core/group-by.ts'
import type { Growth, PatternGrowth } from '../../core/growth/growth.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { byAccessLevel, type LevelActions, mostListed } from '../access/action-levels.ts'
import { formatDay } from '../words/days.ts'
import { toVersionRef, type VersionRef } from '../words/version-ref.ts'
import { countOf, formatDifference } from '../words/words.ts'

/** What one unchanged text granted on its day, and grants today. */
export interface GrowthView {
  readonly version: VersionRef
  /** The day that is compared with today: the version's, or the oldest snapshot's where that is later. */
  readonly fromDay: string
  /** Set when the version is older than the oldest snapshot of actions. */
  readonly isFromOldestSnapshot: boolean
  readonly toDay: string
  readonly before: number
  readonly after: number
  /** `+210`, or `−1`. */
  readonly difference: string
  readonly sentence: string
  readonly addedCount: number
  readonly added: readonly {
    readonly prefix: string
    readonly name: string
    readonly levels: readonly LevelActions[]
  }[]
  readonly retired: readonly string[]
  /** Wildcards that match another number of known actions today. */
  readonly wildcards: readonly PatternGrowth[]
}

/** Make the view of a version's growth since its day; nothing where that is unknown. */
export function toGrowthView(site: Site, version: Version): GrowthView | undefined {
  const growth = site.growth(version)
  const { created } = version.date
  if (growth === undefined || created === undefined) return undefined
  const [fromDay, toDay] = [formatDay(growth.from), formatDay(growth.to)]
  return {
    version: toVersionRef(site, version),
    fromDay,
    isFromOldestSnapshot: growth.from > created.slice(0, 10),
    toDay,
    before: growth.before,
    after: growth.after,
    difference: formatDifference(growth.after - growth.before),
    sentence: describeGrowth(growth, fromDay, toDay),
    addedCount: growth.added.length,
    added: [...groupBy(growth.added, ({ name }) => servicePrefix(name))].map(([prefix, actions]) => ({
      prefix,
      name: site.serviceNames.get(prefix) ?? prefix,
      levels: byAccessLevel(site, actions, growth.added.length <= mostListed),
    })),
    retired: growth.retired.map(({ name }) => name),
    wildcards: site.patternGrowth(version).filter(({ before, after }) => before !== after),
  }
}

function describeGrowth({ before, after, added, retired }: Growth, fromDay: string, toDay: string): string {
  const granted =
    before === 0
      ? `On ${fromDay} no snapshot listed an action that this text grants yet`
      : `On ${fromDay} this text granted ${countOf(before, 'known action')}`
  if (added.length === 0 && retired.length === 0) return `${granted}, and the same on ${toDay}.`
  const gone = retired.length === 0 ? '' : `, and ${countOf(retired.length, 'action')} retired`
  return `${granted}; on ${toDay} it grants ${after.toLocaleString('en')}: ${countOf(added.length, 'action')} came with AWS’s services${gone}.`
}

/** The policy whose newest text has taken in the most actions since its day. */
export interface TopGrowth {
  readonly policy: string
  readonly policyHref: string
  readonly growth: GrowthView
}

/** Find the current policy whose unchanged newest text has grown most. */
export function findTopGrowth(site: Site): TopGrowth | undefined {
  const [top] = site.policies
    .filter(({ record }) => record.status !== 'retired')
    .map((policy) => ({ policy, added: site.growth(policy.latest)?.added.length ?? 0 }))
    .sort((a, b) => b.added - a.added)
  const growth = top && top.added > 0 && toGrowthView(site, top.policy.latest)
  if (!growth) return undefined
  return { policy: top.policy.name, policyHref: site.urls.policy(top.policy.name), growth }
}
