// A policy's releases in; a picture of them by true date, as coordinates, out.
import { roundCoordinate, yearsBetween } from '../chart-scale.ts'
import type { ReleaseView } from '../releases/release-view.ts'
import { describeDate } from '../words/version-ref.ts'

/** One version on the line: a bar up for what it added, a bar down for what it took away. */
export interface TimelineMark {
  readonly id: string
  readonly href: string
  /** What the mark says when pointed at, and to a screen reader. */
  readonly label: string
  readonly x: number
  readonly up: number
  readonly down: number
  /** First, changed, or published again without a change. */
  readonly kind: 'first' | 'changed' | 'same'
}

export interface TimelineView {
  readonly width: number
  readonly height: number
  /** Where the line of time runs, from the top. */
  readonly axis: number
  readonly marks: readonly TimelineMark[]
  readonly years: readonly { readonly x: number; readonly label: string }[]
  /** Version numbers that were skipped, at the version after them. */
  readonly gaps: readonly { readonly x: number; readonly label: string }[]
  /** The largest number of actions that one version added or took away: the length of the longest bar. */
  readonly most: number
  /** Some versions have no date and stand beside the nearest one that has. */
  readonly hasUndated: boolean
}

const width = 960
const axis = 120
const height = 190
const margin = 24
const tallest = 90
const deepest = 40

/** Lay a policy's versions, oldest first, out along their dates up to `asOf` (UTC, ISO 8601). */
export function toTimelineView(releases: readonly ReleaseView[], asOf: string): TimelineView {
  const from = Date.parse(`${releases[0]?.version.orderedAt.slice(0, 4) ?? asOf.slice(0, 4)}-01-01T00:00:00Z`)
  const to = Date.parse(asOf)
  const xOf = (iso: string) =>
    roundCoordinate(margin + ((Date.parse(iso) - from) / (to - from)) * (width - 2 * margin))
  const sizes = releases.map(sizesOf)
  const most = Math.max(1, ...sizes.flatMap(({ added, removed }) => [added, removed]))
  return {
    width,
    height,
    axis,
    most,
    hasUndated: releases.some(({ version }) => version.created === undefined),
    marks: releases.map((release, i) => {
      const { added, removed } = sizes[i] ?? { added: 0, removed: 0 }
      return {
        id: release.version.id,
        href: release.version.href,
        label: labelOf(release),
        x: xOf(release.version.orderedAt),
        up: barLength(added, most, tallest),
        down: barLength(removed, most, deepest),
        kind: release.change === undefined ? 'first' : added + removed === 0 ? 'same' : 'changed',
      }
    }),
    years: yearsBetween(from, to).map((year) => ({ x: xOf(`${year}-01-01T00:00:00Z`), label: String(year) })),
    gaps: releases.flatMap(({ skipped, version }) =>
      skipped === undefined ? [] : [{ x: xOf(version.orderedAt), label: `${skipped} not recorded` }],
    ),
  }
}

/** What is reshaped counts on both sides: it gave something and took something. */
function sizesOf({ change }: ReleaseView): { readonly added: number; readonly removed: number } {
  if (change === undefined) return { added: 0, removed: 0 }
  const { gained, lost, widened, narrowed, reshaped } = change.verdict.counts
  return { added: gained + widened + reshaped, removed: lost + narrowed + reshaped }
}

/** Lengths are proportional to the number of actions; a change is never shorter than can be seen. */
function barLength(count: number, most: number, longest: number): number {
  return count === 0 ? 0 : roundCoordinate(Math.max(3, (count / most) * longest))
}

function labelOf({ version, change }: ReleaseView): string {
  const told = change?.verdict.tally.map(({ count, kind }) => `${count} ${kind}`).join(', ')
  return `${version.id}, ${describeDate(version)}: ${change === undefined ? 'first recorded version' : told || 'no change in access'}`
}
