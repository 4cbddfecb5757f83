// Joins pieces of a file to one text, and finds the place in the file for every part of it.

import { slice } from './interpolation.ts'
import { type FileSpan, type Hole, isKnown, type Known, type Piece } from './value.ts'

/** A piece of the text, the offset at which it begins, and the hole that it fills, if it does. */
export interface MappedPiece extends Known {
  readonly at: number
  readonly hole?: Hole
}

export interface MappedText {
  readonly text: string
  /** Never empty; in the order of the text, without gaps. */
  readonly pieces: readonly MappedPiece[]
}

/** Join pieces; `fill` returns the text for a hole, given the text before it. */
export function mapText(pieces: readonly Piece[], fill: (hole: Hole, before: string) => string): MappedText {
  let text = ''
  const mapped: MappedPiece[] = []
  for (const piece of pieces) {
    const { file, start, end } = piece
    const added = isKnown(piece) ? piece.text : fill(piece, text)
    mapped.push({
      text: added,
      file,
      start,
      end,
      at: text.length,
      ...(isKnown(piece) ? {} : { hole: piece }),
    })
    text += added
  }
  return { text, pieces: mapped }
}

/** Find the place in the file for a part of the text. */
export function spanIn({ pieces }: MappedText, start: number, end: number): FileSpan {
  const [first, last] = [findPiece(pieces, start), findPiece(pieces, Math.max(start, end - 1))]
  if (first === undefined || last === undefined) return { file: '', start: 0, end: 0 }
  const from = isExact(first) ? Math.min(first.start + start - first.at, first.end) : first.start
  const to = isExact(last) ? Math.min(last.start + end - last.at, last.end) : last.end
  return { file: first.file, start: from, end: last.file === first.file ? Math.max(from, to) : from }
}

/** Cut the pieces of a part of the text. */
export function cutPieces({ pieces }: MappedText, start: number, end: number): readonly Piece[] {
  return pieces.flatMap((piece): readonly Piece[] => {
    const [from, to] = [Math.max(start, piece.at), Math.min(end, piece.at + piece.text.length)]
    if (from >= to) return []
    return [piece.hole ?? slice(piece, from - piece.at, to - piece.at)]
  })
}

/** Check whether a part of the text touches a hole. */
export function touchesHole({ pieces }: MappedText, start: number, end: number): boolean {
  return pieces.some(({ hole, at, text }) => hole !== undefined && at < end && at + text.length > start)
}

const isExact = ({ text, start, end }: Known): boolean => text.length === end - start

function findPiece(pieces: readonly MappedPiece[], offset: number): MappedPiece | undefined {
  let [low, high] = [0, pieces.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle
    else high = middle
  }
  return pieces[low]
}
