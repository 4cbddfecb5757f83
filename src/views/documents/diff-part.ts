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
  | LeftOut

/** A fold has no text if the page would otherwise be mostly unchanged lines. */
export interface Fold {
  readonly kind: 'fold'
  /** With the numbers of its lines, so that they need none. */
  readonly title: string
  readonly count: number
  readonly text?: string | undefined
}

/** More lines that only one document has, which a long diff leaves to it. */
export interface LeftOut {
  readonly kind: 'left-out'
  readonly what: 'removed' | 'added'
  readonly count: number
  /** The statement there: `statement 3 of v2`. */
  readonly at: { readonly text: string; readonly href: string }
}

/** A statement that changed, was added, was removed or moved; or the lines around the statements. */
export interface DiffPart {
  /** The Sid or, if there is none, `statement 3 of v2`; absent around the statements and for a fold. */
  readonly label?: string
  /** The statement's index in the older and the newer document; absent where it has none. */
  readonly before?: number
  readonly after?: number
  /** What happened to it as a whole: `new`, `moved from statement 4 to 1`, `Sid was Old`. */
  readonly notes: readonly string[]
  readonly runs: readonly DiffRun[]
  /** True if the statement says the same as before: it only moved, or only its Sid changed. */
  readonly isFolded: boolean
}
