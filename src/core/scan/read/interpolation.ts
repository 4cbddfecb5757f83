// Splits text at the places that a deployment fills in, such as ${AWS::Region} or ${var.name}.
import { type FileSpan, type Hole, isKnown, type Known, type Piece } from './value.ts'

/** Describes one filled-in place by the name inside its braces; a text is put in its place, nothing keeps it as it is. */
export type ReadHole = (name: string, span: FileSpan) => Piece | readonly Piece[] | undefined

/** What a mark for literal text, such as `$${` or `${!`, starts with, and what stands for it. */
interface Literal {
  readonly mark: string
  /** How many characters of the mark are not part of the text, and where. */
  readonly drop: (written: string) => string
}

/** `${!Name}` is the text `${Name}`. Source: CloudFormation Template Reference, "Fn::Sub". */
export const subLiteral: Literal = { mark: '\\$\\{![^}]*\\}', drop: (written) => `\${${written.slice(3)}` }

/** `$${` is the text `${`. Source: Terraform Language, "Strings and Templates"; Pulumi YAML reference. */
export const dollarLiteral: Literal = { mark: '\\$\\$\\{', drop: () => `\${` }

/** Split the known pieces of a text at `${name}`; a place inside an escape sequence is not found. */
export function interpolate(pieces: readonly Piece[], literal: Literal, read: ReadHole): readonly Piece[] {
  const pattern = new RegExp(`${literal.mark}|\\$\\{([^{}]*)\\}`, 'g')
  return pieces.flatMap((piece) =>
    isKnown(piece) && piece.text.includes('${') ? split(piece, pattern, literal, read) : [piece],
  )
}

function split(piece: Known, pattern: RegExp, literal: Literal, read: ReadHole): readonly Piece[] {
  const parts: Piece[] = []
  let from = 0
  const keep = (to: number) => {
    if (to > from) parts.push(slice(piece, from, to))
    from = to
  }
  for (const { 0: written, 1: name, index } of piece.text.matchAll(pattern)) {
    const span = slice(piece, index, index + written.length)
    const place = { file: span.file, start: span.start, end: span.end }
    const found = name === undefined ? { text: literal.drop(written), ...place } : read(name.trim(), place)
    if (found === undefined) continue
    keep(index)
    parts.push(...('file' in found ? [found] : found))
    from = index + written.length
  }
  keep(piece.text.length)
  return parts
}

/** Cut a part of a known piece; a piece without a place for each character keeps its whole place. */
export function slice(piece: Known, from: number, to: number): Known {
  const { text, file, start, end } = piece
  const isExact = text.length === end - start
  return isExact
    ? { text: text.slice(from, to), file, start: start + from, end: start + to }
    : { text: text.slice(from, to), file, start, end }
}

/** Make a hole. */
export function toHole(source: string, span: FileSpan, meaning?: Hole['meaning']): Hole {
  return { source, file: span.file, start: span.start, end: span.end, ...(meaning && { meaning }) }
}
