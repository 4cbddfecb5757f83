// Defines the parts of a text diff: statements with runs of lines that are the same, folded or different.
import type { DiffLine } from '../../core/changes/diff-block.ts'

/** A line of one side, with its number there; marked pieces differ from the same line on the other side. */
export type LineView = DiffLine

/** A line that both sides have, with its number on either. */
export interface SameLine {
  readonly text: string
  readonly before: number
  readonly after: number
}

/** Consecutive lines: the same on both sides, shown or folded, or different. */
export type DiffRun =
  | { readonly kind: 'same'; readonly lines: readonly SameLine[] }
  | Fold
  | { readonly kind: 'change'; readonly removed: readonly LineView[]; readonly added: readonly LineView[] }

/** A fold has no text if the page would otherwise be mostly unchanged lines. */
export interface Fold {
  readonly kind: 'fold'
  /** With the numbers of its lines, so that they need none. */
  readonly title: string
  readonly count: number
  readonly text?: string | undefined
}

/** A statement that changed, was added, was removed or moved; or the lines around the statements. */
export interface DiffPart {
  /** The Sid or, if there is none, `statement 3 of v2`; absent around the statements and for a fold. */
  readonly label?: string
  /** What happened to it as a whole: `new`, `moved from statement 4 to 1`, `Sid was Old`. */
  readonly notes: readonly string[]
  readonly runs: readonly DiffRun[]
  /** True if the statement says the same as before: it only moved, or only its Sid changed. */
  readonly isFolded: boolean
}
