// Shows how the actions that a version grants grew while its text did not change.

import { isGranted } from '../../core/access/grant.ts'
import type { KnownAction } from '../../core/actions/action.ts'
import type { Growth, PatternGrowth } from '../../core/growth/growth.ts'
import { keepValue } from '../../core/reads.ts'
import { defineReadsOfPolicy } from '../../site/define-reads.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import type { Link } from '../link.ts'
import { formatDay } from '../words/days.ts'
import { toVersionRef, type VersionRef } from '../words/version-ref.ts'
import { countOf, formatDifference, joinPhrases, phrasesToText } from '../words/words.ts'
import { type GrowthActions, toGrowthActions } from './growth-actions.ts'

/** What one unchanged text granted on its day and grants today. */
export interface GrowthView extends GrowthActions {
  readonly version: VersionRef
  /** The day to compare with today: the version's, or the oldest snapshot's if that is later. */
  readonly fromDay: string
  /** True if the version is older than the oldest snapshot. */
  readonly isFromOldestSnapshot: boolean
  /** True if the text grants an action today, or granted one on its day. */
  readonly hasGranted: boolean
  readonly toDay: string
  readonly before: number
  readonly after: number
  /** `+210`, or `−1`; absent if the text granted nothing on either day. */
  readonly difference?: string
  readonly sentence: string
  /** Why it grants more actions than the lists of what it grants have; absent if they have all. */
  readonly unlistedText?: string
  readonly addedCount: number
  /** Where the names are that the page does not list; absent if it lists all. */
  readonly names?: NamesPlace
  /** Wildcards that match a different number of known actions today. */
  readonly wildcards: readonly (PatternGrowth & { readonly text: string })[]
}

/** A link to what has the names of actions, and what to say of it. */
export interface NamesPlace extends Link {
  /** Follows the link: `lists them all`. */
  readonly has: string
}

/**
 * Show a version's growth since its day; undefined if that day is unknown. A page can say which file has the names of all
 * actions. Without one, the view leads to the list of services, whose JSON has each action's first day, but no retired actions.
 */
export function toGrowthView(site: Site, version: Version, namesPlace?: NamesPlace): GrowthView | undefined {
  const growth = site.growth(version)
  const { created } = version.date
  if (growth === undefined || created === undefined) return undefined
  const [fromDay, toDay] = [formatDay(growth.from), formatDay(growth.to)]
  const actions = toGrowthActions(site, growth, namesPlace === undefined)
  const hasGranted = grantsAny(version, growth)
  return {
    version: toVersionRef(site, version),
    fromDay,
    isFromOldestSnapshot: growth.from > created.slice(0, 10),
    hasGranted,
    toDay,
    before: growth.before,
    after: growth.after,
    ...(growth.before + growth.after > 0 && {
      difference: formatDifference(growth.after - growth.before),
    }),
    sentence: hasGranted ? describeGrowth(site, growth, fromDay, toDay) : nothingGranted,
    ...explainUnlisted(version, growth),
    addedCount: growth.added.length,
    ...actions,
    ...(!actions.areAllNamed && { names: namesPlace ?? toServicesPlace(site) }),
    wildcards: site
      .patternGrowth(version)
      .filter(({ before, after }) => before !== after)
      .map((growth) => ({ ...growth, text: describeWildcard(growth) })),
  }
}

function toServicesPlace({ urls }: Site): NamesPlace {
  return {
    text: 'The list of services',
    href: urls.actions,
    has: 'leads to the JSON of each, which has the day on which each action was first seen',
  }
}

const nothingGranted = 'This text grants no action, so there is no growth to count.'

/** Check whether a text grants an action today or granted one on its day: one that only denies never does. */
function grantsAny({ access }: Version, { before, after }: Growth): boolean {
  return before + after > 0 || [...access.actions.values()].some(({ outcome }) => isGranted(outcome))
}

function describeGrowth(
  { firstSeen }: Site,
  { before, after, added, retired }: Growth,
  fromDay: string,
  toDay: string,
): string {
  const granted =
    before === 0
      ? `On ${fromDay}, no snapshot yet listed an action that this text grants`
      : `On ${fromDay}, this text granted ${countOf(before, 'known action')}`
  if (added.length === 0 && retired.length === 0)
    return `${granted}, and ${before === 0 ? 'none did' : 'it still did'} on ${toDay}.`
  const isOfTexts = ({ name, facts }: KnownAction) =>
    facts === undefined && firstSeen.find(name) === undefined
  const ofTexts = added.filter(isOfTexts).length
  const parts = [
    [added.length - ofTexts, 'added by AWS'],
    [ofTexts, 'that only policies name'],
    [retired.length, 'retired'],
  ] as const
  const changed = parts
    .filter(([count]) => count > 0)
    .map(([count, how]) => [`${countOf(count, 'action')} ${how}`])
  return `${granted}; on ${toDay}, it grants ${after.toLocaleString('en')}: ${phrasesToText(joinPhrases(changed))}.`
}

function describeWildcard({ before, after }: PatternGrowth): string {
  return `matched ${countOf(before, 'known action')} and now matches ${after.toLocaleString('en')}`
}

/** Wildcards also match actions that AWS's list does not have. A version's access has only those that it names itself. */
function explainUnlisted({ access }: Version, { after, unlisted }: Growth): Pick<GrowthView, 'unlistedText'> {
  const own = [...access.actions.values()].filter(
    ({ facts, outcome }) => facts === undefined && isGranted(outcome),
  )
  const others = unlisted - own.length
  if (others <= 0) return {}
  const [are, them] = others === 1 ? ['is', 'it'] : ['are', 'them']
  return {
    unlistedText: `Of these ${countOf(after, 'action')}, ${others.toLocaleString('en')} ${are} not in AWS’s list today: an older list had ${them}, or another text names ${them}. Lists of what the text grants leave ${them} out.`,
  }
}

/** The policy to whose newest text AWS has added the most actions since its day. */
export interface TopGrowth {
  readonly policy: string
  readonly policyHref: string
  /** `209 more actions, same policy text` */
  readonly headline: string
  readonly growth: GrowthView
}

/** Find the current policy whose unchanged newest text has grown most; undefined if none has. */
export function findTopGrowth(site: Site): TopGrowth | undefined {
  const [top] = site.policies
    .filter(({ record }) => record.status !== 'retired')
    .map((policy) => ({ policy, added: countAdded(site, policy) }))
    .sort((a, b) => b.added - a.added)
  const growth = top && top.added > 0 && toGrowthView(site, top.policy.latest)
  if (!growth) return undefined
  return {
    policy: top.policy.name,
    policyHref: site.urls.policy(top.policy.name),
    headline: `${describeGrowthInBrief(growth.after - growth.before)}, same policy text`,
    growth,
  }
}

const addedRead = 'actions added to policy'

/** Count the actions that AWS has added to a policy's newest text. */
export function countAdded(site: Site, policy: PolicyModel): number {
  return keepValue(addedRead, policy.name, () => site.growth(policy.latest)?.added.length ?? 0)
}

/** Define how that is looked up again. */
export function defineAddedReads(site: Site): void {
  defineReadsOfPolicy(site, addedRead, (policy) => countAdded(site, policy))
}

/** Describe in a few words how the actions of a text changed; AWS can retire as many as it adds. */
export function describeGrowthInBrief(difference: number): string {
  if (difference === 0) return 'Different actions'
  return difference > 0 ? countOf(difference, 'more action') : countOf(-difference, 'fewer action')
}
