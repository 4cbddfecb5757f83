// A version, or a policy's versions, and when actions came to be known in; growth under an unchanged text out.
import { servicePrefix } from '../core/catalogue.ts'
import type { Growth, PatternGrowth } from '../core/growth.ts'
import { byAccessLevel, type ChangeGroup, groupBy, toVersionRef, type VersionRef } from './comparison-view.ts'
import type { PolicyModel, Site, Version } from './site.ts'
import { countOf, formatDay } from './words.ts'

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
    readonly levels: ChangeGroup['levels']
  }[]
  readonly retired: readonly string[]
  /** Wildcards that match another number of known actions today. */
  readonly wildcards: readonly PatternGrowth[]
}

/** Make the view of a version's growth since its day. */
export function toGrowthView(site: Site, version: Version): GrowthView {
  const growth = site.growth(version)
  const [fromDay, toDay] = [formatDay(growth.from), formatDay(growth.to)]
  return {
    version: toVersionRef(site, version),
    fromDay,
    isFromOldestSnapshot: growth.from > version.record.created.slice(0, 10),
    toDay,
    before: growth.before,
    after: growth.after,
    difference: signed(growth.after - growth.before),
    sentence: tellGrowth(growth, fromDay, toDay),
    addedCount: growth.added.length,
    added: [...groupBy(growth.added, ({ name }) => servicePrefix(name))].map(([prefix, actions]) => ({
      prefix,
      name: site.serviceNames.get(prefix) ?? prefix,
      levels: byAccessLevel(site, actions),
    })),
    retired: growth.retired.map(({ name }) => name),
    wildcards: site.patternGrowth(version).filter(({ before, after }) => before !== after),
  }
}

function tellGrowth({ before, after, added, retired }: Growth, fromDay: string, toDay: string): string {
  const granted =
    before === 0
      ? `On ${fromDay} no snapshot listed an action that this text grants yet`
      : `On ${fromDay} this text granted ${countOf(before, 'known action')}`
  if (added.length === 0 && retired.length === 0) return `${granted}, and the same on ${toDay}.`
  const gone = retired.length === 0 ? '' : `, and ${countOf(retired.length, 'action')} retired`
  return `${granted}; on ${toDay} it grants ${after.toLocaleString('en')}: ${countOf(added.length, 'action')} came with AWS’s services${gone}.`
}

function signed(difference: number): string {
  return difference < 0 ? `−${-difference}` : `+${difference}`
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
    .filter(({ record }) => record.status === 'current')
    .map((policy) => ({ policy, growth: site.growth(policy.latest) }))
    .sort((a, b) => b.growth.added.length - a.growth.added.length)
  if (top === undefined || top.growth.added.length === 0) return undefined
  return {
    policy: top.policy.name,
    policyHref: site.urls.policy(top.policy.name),
    growth: toGrowthView(site, top.policy.latest),
  }
}

/** One row of the table beside the chart: a version, from its day to the day before the next. */
export interface GrowthRow {
  readonly version: VersionRef
  readonly start: number
  readonly end: number
  /** What the new text changed at once; absent for the first version. */
  readonly byText?: string
  /** What AWS's services added, less what they retired, while the text stood. */
  readonly silent: string
}

export interface GrowthChart {
  readonly width: number
  readonly height: number
  /** SVG path data: how the number moved while a text stood still, and the area below it. */
  readonly silentPath: string
  readonly area: string
  /** SVG path data: the jumps that new texts made. */
  readonly textPath: string
  readonly years: readonly { readonly x: number; readonly label: string }[]
  readonly counts: readonly { readonly y: number; readonly label: string }[]
  /** Newest first. */
  readonly rows: readonly GrowthRow[]
  readonly bySilence: number
  readonly byText: number
}

const [width, height, left, right, top, bottom] = [960, 220, 44, 16, 12, 22]

/** Chart how many known actions a policy granted day by day, and what moved the number. */
export function toGrowthChart(site: Site, policy: PolicyModel): GrowthChart {
  const steps = site.growthSteps(policy)
  const [from, to] = [timeOf(`${steps[0]?.day.slice(0, 4)}-01-01`), timeOf(site.catalogue.asOf.slice(0, 10))]
  const most = Math.max(1, ...steps.map(({ count }) => count))
  const xOf = (day: string) => round(left + ((timeOf(day) - from) / (to - from)) * (width - left - right))
  const yOf = (count: number) => round(height - bottom - (count / most) * (height - bottom - top))
  const moves = steps.map(({ day, count, cause }, i) => {
    const before = steps[i - 1]?.count ?? 0
    return { x: xOf(day), y: yOf(count), yBefore: yOf(before), cause, difference: count - before }
  })
  const end = xOf(site.catalogue.asOf.slice(0, 10))
  const line = moves.map(({ x, y }, i) => `${i === 0 ? `M${x} ${y}` : `H${x}V${y}`}`).join('')
  const sumOf = (cause: string) =>
    moves.slice(1).reduce((sum, move) => (move.cause === cause ? sum + move.difference : sum), 0)
  return {
    width,
    height,
    silentPath: `${line}H${end}`,
    area: `${line}H${end}V${height - bottom}H${moves[0]?.x ?? left}Z`,
    textPath: moves
      .map(({ x, y, yBefore, cause }) => (cause === 'text' ? `M${x} ${yBefore}V${y}` : ''))
      .join(''),
    years: yearsBetween(from, to).map((year) => ({ x: xOf(`${year}-01-01`), label: String(year) })),
    counts: ticksUpTo(most).map((count) => ({ y: yOf(count), label: count.toLocaleString('en') })),
    rows: toRows(site, policy).reverse(),
    bySilence: sumOf('silent'),
    byText: sumOf('text'),
  }
}

function toRows(site: Site, policy: PolicyModel): GrowthRow[] {
  const steps = site.growthSteps(policy)
  let endBefore: number | undefined
  return policy.versions.map((version, i) => {
    const first = steps.findIndex((step) => step.version === version.id)
    const next = policy.versions[i + 1]
    const last = next === undefined ? steps.length : steps.findIndex((step) => step.version === next.id)
    const [start, end] = [steps[first]?.count ?? 0, steps[last - 1]?.count ?? 0]
    const row = {
      version: toVersionRef(site, version),
      start,
      end,
      ...(endBefore !== undefined && { byText: signed(start - endBefore) }),
      silent: signed(end - start),
    }
    endBefore = end
    return row
  })
}

function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function yearsBetween(from: number, to: number): readonly number[] {
  const yearOf = (time: number) => new Date(time).getUTCFullYear()
  return Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, i) => yearOf(from) + i)
}

/** About four round numbers up to the highest count. */
function ticksUpTo(most: number): readonly number[] {
  const step =
    [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000].find((size) => most / size <= 5) ?? most
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
