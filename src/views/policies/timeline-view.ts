// Lays out a policy's releases by date, as coordinates for the timeline.
import { roundCoordinate, yearsBetween } from '../chart-scale.ts'
import type { ReleaseView } from '../releases/release-view.ts'
import { describeDate } from '../words/version-ref.ts'

/** One version on the timeline: an upward bar for what it added, a downward bar for what it removed. */
export interface TimelineMark {
  readonly id: string
  readonly href: string
  /** The mark's tooltip and screen reader text. */
  readonly label: string
  readonly x: number
  readonly up: number
  readonly down: number
  /** The first version, a change in access, or the same access as before. */
  readonly kind: 'first' | 'changed' | 'same'
}

export interface TimelineView {
  readonly width: number
  readonly height: number
  /** The distance of the time axis from the top. */
  readonly axis: number
  readonly marks: readonly TimelineMark[]
  readonly years: readonly { readonly x: number; readonly label: string }[]
  /** Skipped version numbers, placed at the version after them. */
  readonly gaps: readonly { readonly x: number; readonly label: string }[]
  /** What the bars and dots mean, in sentences. */
  readonly caption: string
}

const width = 960
const axis = 120
const height = 190
const margin = 24
const tallest = 90
const deepest = 40

/** Place a policy's versions, oldest first, along a timeline that ends at `until` (UTC, ISO 8601), or at a newer version. */
export function toTimelineView(releases: readonly ReleaseView[], until: string): TimelineView {
  const first = releases[0]?.version.orderedAt ?? until
  const from = Date.parse(`${first.slice(0, 4)}-01-01T00:00:00Z`)
  const to = Math.max(
    ...[until, ...releases.map(({ version }) => version.orderedAt)].map((at) => Date.parse(at)),
  )
  const xOf = (iso: string) =>
    roundCoordinate(margin + ((Date.parse(iso) - from) / (to - from)) * (width - 2 * margin))
  const sizes = releases.map(sizesOf)
  const most = Math.max(...sizes.flatMap(({ added, removed }) => [added, removed]))
  const marks = releases.map((release, i): TimelineMark => {
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
  })
  return {
    width,
    height,
    axis,
    marks,
    years: yearsBetween(from, to).map((year) => ({ x: xOf(`${year}-01-01T00:00:00Z`), label: String(year) })),
    gaps: releases.flatMap(({ skipped, version }) =>
      skipped === undefined ? [] : [{ x: xOf(version.orderedAt), label: `${skipped} not recorded` }],
    ),
    caption: describeMarks(marks, most, releases),
  }
}

/** Explain the bars and dots that occur. Of a version with the same access, only that is known, not that nothing changed. */
function describeMarks(
  marks: readonly TimelineMark[],
  most: number,
  releases: readonly ReleaseView[],
): string {
  return [
    'Each version is shown at its date.',
    ...(most > 0
      ? [
          `Bar up: actions gained, widened or reshaped; bar down: lost, narrowed or reshaped; at most ${most.toLocaleString('en')} in one version.`,
        ]
      : []),
    ...(marks.some(({ kind }) => kind === 'same')
      ? ['A version with a hollow dot did not change what the policy grants; its text may differ.']
      : []),
    ...(releases.some(({ version }) => version.created === undefined)
      ? ['A version whose date is unknown is shown next to one that has a date, or else at the end.']
      : []),
  ].join(' ')
}

/** A reshaped action counts on both sides, because its scope gained something and lost something. */
function sizesOf({ change }: ReleaseView): { readonly added: number; readonly removed: number } {
  if (change === undefined) return { added: 0, removed: 0 }
  const { gained, lost, widened, narrowed, reshaped } = change.verdict.counts
  return { added: gained + widened + reshaped, removed: lost + narrowed + reshaped }
}

/** Bar length is proportional to the number of actions, with a minimum so that every change is visible. */
function barLength(count: number, most: number, longest: number): number {
  return count === 0 ? 0 : roundCoordinate(Math.max(3, (count / most) * longest))
}

function labelOf({ version, change, textNote }: ReleaseView): string {
  const tally = change?.verdict.tally.map(({ count, kind }) => `${count} ${kind}`).join(', ')
  return `${version.id}, ${describeDate(version)}: ${change === undefined ? 'first recorded version' : tally || textNote}`
}
