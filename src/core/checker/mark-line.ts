// Cuts a line of text where the marks of findings begin and end.
import type { Severity, TextSpan } from './finding.ts'

/** How severe a finding is, or what a statement that decides a request does. */
export type MarkKind = Severity | 'allow' | 'deny'

export interface Mark extends TextSpan {
  readonly severity: MarkKind
}

/** A part of a line; without a severity it is not marked. */
export interface Segment extends TextSpan {
  readonly severity?: MarkKind
}

const weights: Readonly<Record<MarkKind, number>> = { error: 3, warning: 2, info: 1, deny: 1, allow: 0 }

/** Cut a line at its marks; where they overlap, the most severe shows. A mark without length covers one character. */
export function markLine(start: number, end: number, marks: readonly Mark[]): readonly Segment[] {
  const inside = marks
    .map((mark) => ({
      severity: mark.severity,
      start: Math.max(start, mark.start),
      end: Math.min(end, Math.max(mark.end, mark.start + 1)),
    }))
    .filter((mark) => mark.start < mark.end)
  const cuts = [...new Set([start, end, ...inside.flatMap((mark) => [mark.start, mark.end])])].sort(
    (a, b) => a - b,
  )
  return cuts.slice(1).flatMap((to, i) => {
    const from = cuts[i] ?? start
    const [top] = inside
      .filter((mark) => mark.start <= from && to <= mark.end)
      .sort((a, b) => weights[b.severity] - weights[a.severity])
    return from === to ? [] : [{ start: from, end: to, ...(top && { severity: top.severity }) }]
  })
}
