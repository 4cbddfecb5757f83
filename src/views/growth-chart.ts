// A policy in; a picture of how many known actions it granted day by day, with the table that says the same, out.
import { roundCoordinate, yearsBetween } from './coordinates.ts'
import type { PolicyModel, Site } from './site.ts'
import { toVersionRef, type VersionRef } from './version-ref.ts'
import { formatDifference } from './words.ts'

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
  const xOf = (day: string) =>
    roundCoordinate(left + ((timeOf(day) - from) / (to - from)) * (width - left - right))
  const yOf = (count: number) => roundCoordinate(height - bottom - (count / most) * (height - bottom - top))
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
      ...(endBefore !== undefined && { byText: formatDifference(start - endBefore) }),
      silent: formatDifference(end - start),
    }
    endBefore = end
    return row
  })
}

function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** About four round numbers up to the highest count. */
function ticksUpTo(most: number): readonly number[] {
  const step =
    [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000].find((size) => most / size <= 5) ?? most
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step)
}
