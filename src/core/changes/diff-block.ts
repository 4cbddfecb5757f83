// Defines the lines of a text diff, in blocks.

/** A piece of a line; `changed` where the paired line on the other side differs. */
export interface Piece {
  readonly text: string
  readonly changed: boolean
}

/** One line of a diff with its number, from 1, on its own side. */
export interface DiffLine {
  readonly number: number
  readonly pieces: readonly Piece[]
}

/**
 * Lines that are equal on both sides, pairwise and except for a trailing comma, or lines that only one side has.
 * A changed block with one line on each side may be the same line, rewritten.
 */
export interface DiffBlock {
  readonly kind: 'same' | 'changed'
  readonly before: readonly DiffLine[]
  readonly after: readonly DiffLine[]
}

/** Return the whole text of a diff line. */
export function textOfLine({ pieces }: Pick<DiffLine, 'pieces'>): string {
  return pieces.map(({ text }) => text).join('')
}
