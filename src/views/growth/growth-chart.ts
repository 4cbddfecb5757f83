// Charts how many known actions a policy granted day by day, with a table of the same numbers.
import type { GrowthStep } from '../../core/growth/growth.ts'
import { growthEnd } from '../../site/growth.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { roomFor, roundCoordinate, yearsBetween } from '../chart-scale.ts'
import { formatDay } from '../words/days.ts'
import { toVersionRef, type VersionRef } from '../words/version-ref.ts'
import { formatDifference } from '../words/words.ts'

/** One row of the table next to the chart: a version, from its day to the next version's, with what became known on both. */
export interface GrowthRow {
  readonly version: VersionRef
  /** Counts as text: `unknown` if they depend on an unknown date. */
  readonly start: string
  readonly end: string
  /** How much the new text changed the count; `first` for the first version. */
  readonly byText: string
  /** Actions that AWS added, minus those it retired, while the text was unchanged. */
  readonly silent: string
}

export interface GrowthChart {
  readonly width: number
  readonly height: number
  /** Where the lines of the counts begin; the counts are before it. */
  readonly left: number
  /** SVG path data: how the count changed while the text did not. */
  readonly silentPath: string
  /** SVG path data: the area below that line. */
  readonly area: string
  /** SVG path data: the jumps that new texts caused. */
  readonly textPath: string
  readonly years: readonly { readonly x: number; readonly label: string }[]
  readonly counts: readonly { readonly y: number; readonly label: string }[]
  /** Newest first. */
  readonly rows: readonly GrowthRow[]
  readonly bySilence: number
  readonly byText: number
  /** The same two sums in a sentence, with the days from which they are counted. */
  readonly sums: string
  /** How texts from before the oldest snapshot are counted; absent if there are none. */
  readonly oldTexts?: string
  /** True if a version has no date. The line has a gap where it may have been current, and the sums omit that gap. */
  readonly hasGaps: boolean
}

const [width, height, right, top, bottom] = [960, 220, 16, 12, 22]

/** The minimum width, in SVG units, that keeps a dated version before a gap visible. */
const narrowest = 3

/** Chart how many known actions a policy granted day by day, and what changed the count; undefined without dates. */
export function toGrowthChart(site: Site, policy: PolicyModel): GrowthChart | undefined {
  const steps = site.growthSteps(policy)
  const [firstStep] = steps
  if (firstStep === undefined) return undefined
  const lastDay = growthEnd(site.snapshot.takenAt, policy.versions)
  const [from, to] = [timeOf(`${firstStep.day.slice(0, 4)}-01-01`), timeOf(lastDay)]
  const most = Math.max(1, ...steps.map(({ count }) => count))
  const yOf = (count: number) => roundCoordinate(height - bottom - (count / most) * (height - bottom - top))
  const counts = ticksUpTo(most).map((count) => ({ y: yOf(count), label: count.toLocaleString('en') }))
  const left = roomFor(counts.map(({ label }) => label))
  const xOf = (day: string) =>
    roundCoordinate(left + ((timeOf(day) - from) / (to - from)) * (width - left - right))
  const runs = partRuns(policy, steps).map((run) =>
    run.map(({ day, count }) => ({ x: xOf(day), y: yOf(count) })),
  )
  const lines = runs.map((run, i) => {
    const [start, last] = [run[0]?.x ?? left, run.at(-1)?.x ?? left]
    const lasts = i === runs.length - 1 && policy.latest.date.created !== undefined
    const end = lasts ? xOf(lastDay) : Math.max(last, start + narrowest)
    return {
      start,
      path: `${run.map(({ x, y }, j) => (j === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join('')}H${end}`,
    }
  })
  const moves = listMoves(policy, steps)
  const sumOf = (cause: string) =>
    moves.reduce((sum, { step, before }) => (step.cause === cause ? sum + step.count - before : sum), 0)
  const [bySilence, byText] = [sumOf('silent'), sumOf('text')]
  return {
    width,
    height,
    left,
    silentPath: lines.map(({ path }) => path).join(''),
    area: lines.map(({ path, start }) => `${path}V${height - bottom}H${start}Z`).join(''),
    textPath: [...(isFirst(policy, firstStep) ? [{ step: firstStep, before: 0 }] : []), ...moves]
      .map(({ step: { day, count, cause }, before }) =>
        cause === 'text' ? `M${xOf(day)} ${yOf(before)}V${yOf(count)}` : '',
      )
      .join(''),
    years: yearsBetween(from, to).map((year) => ({ x: xOf(`${year}-01-01`), label: String(year) })),
    counts,
    rows: toRows(site, policy).reverse(),
    bySilence,
    byText,
    sums: describeSums(policy, firstStep, byText, bySilence),
    ...describeOldTexts(site, policy),
    hasGaps: policy.versions.some(({ date }) => date.created === undefined),
  }
}

/** Split the steps where an undated version may have been current. */
function partRuns(policy: PolicyModel, steps: readonly GrowthStep[]): readonly (readonly GrowthStep[])[] {
  const starts = steps.flatMap((step, i) => (i === 0 || followsGap(policy, step) ? [i] : []))
  return starts.map((start, i) => steps.slice(start, starts[i + 1]))
}

/** List the steps for which the count before is known. */
function listMoves(
  policy: PolicyModel,
  steps: readonly GrowthStep[],
): readonly { readonly step: GrowthStep; readonly before: number }[] {
  return partRuns(policy, steps).flatMap((run) =>
    run.slice(1).map((step, i) => ({ step, before: run[i]?.count ?? 0 })),
  )
}

function isFirst({ versions }: PolicyModel, { version }: GrowthStep): boolean {
  return version === versions[0]?.id
}

/** Nothing is known of AWS's services before the oldest snapshot. */
function describeOldTexts({ firstSeen }: Site, { versions }: PolicyModel): Pick<GrowthChart, 'oldTexts'> {
  const day = firstSeen.oldestSnapshot
  if (!versions.some(({ date: { created } }) => created !== undefined && created.slice(0, 10) < day))
    return {}
  return {
    oldTexts: `Texts from before ${formatDay(day)}, the day of the oldest snapshot of AWS’s actions, are counted with the actions of that day. How they grew before it is unknown.`,
  }
}

/** Write both sums, with the days from which they are counted. */
function describeSums(
  { versions }: PolicyModel,
  { version, day }: GrowthStep,
  byText: number,
  bySilence: number,
): string {
  const created = versions.find(({ id }) => id === version)?.date.created
  // Nothing is known of AWS's services before the oldest snapshot, so texts from before it are counted with its actions.
  const isOlder = created !== undefined && created.slice(0, 10) < day
  const silently = isOlder ? `. Since ${formatDay(day)}, the day of the oldest snapshot: ` : ', '
  return `Since the first version: ${formatDifference(byText)} from new texts${silently}${formatDifference(bySilence)} from changes to AWS’s services.`
}

function followsGap({ versions }: PolicyModel, { version }: GrowthStep): boolean {
  const before = versions[versions.findIndex(({ id }) => id === version) - 1]
  return before !== undefined && before.date.created === undefined
}

function toRows(site: Site, policy: PolicyModel): GrowthRow[] {
  const steps = site.growthSteps(policy)
  let endBefore: number | undefined
  return policy.versions.map((version, i) => {
    const first = steps.findIndex((step) => step.version === version.id)
    const next = policy.versions[i + 1]
    const last = next === undefined ? steps.length : steps.findIndex((step) => step.version === next.id)
    const start = steps[first]?.count
    const end = start === undefined || last < 0 ? undefined : steps[last - 1]?.count
    const row = {
      version: toVersionRef(site, version),
      start: describeCount(start),
      end: describeCount(end),
      byText: i === 0 ? 'first' : describeDifference(endBefore, start),
      silent: endsBefore(site, next) ? 'unknown' : describeDifference(start, end),
    }
    endBefore = end
    return row
  })
}

/** Check whether a version that another one follows was current only on days of which no snapshot says anything. */
function endsBefore({ firstSeen }: Site, next: Version | undefined): boolean {
  const created = next?.date.created
  return created !== undefined && created.slice(0, 10) <= firstSeen.oldestSnapshot
}

function describeCount(count: number | undefined): string {
  return count === undefined ? 'unknown' : String(count)
}

function describeDifference(before: number | undefined, after: number | undefined): string {
  return before === undefined || after === undefined ? 'unknown' : formatDifference(after - before)
}

function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** Choose up to five round steps between 0 and the highest count. */
function ticksUpTo(most: number): readonly number[] {
  const step =
    [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000].find((size) => most / size <= 5) ?? most
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step)
}
