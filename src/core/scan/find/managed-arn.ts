// Finds the ARNs of managed policies in texts that may have holes.
import { cutPieces, type MappedText, mapText, spanIn } from '../read/mapped-text.ts'
import {
  describeSource,
  type FileSpan,
  type Hole,
  isKnown,
  type Piece,
  type TextValue,
} from '../read/value.ts'

/** The ARN of a policy of AWS. Source: IAM User Guide, "IAM identifiers", "IAM ARNs". */
const pattern = /arn:([^:\s"'<>]*):iam::aws:policy\/([\w+=,.@/\ue000*?-]*)/g

/** A character that no file has for what is not known; each hole is one. */
const mark = '\ue000'

export interface FoundArn extends FileSpan {
  readonly written: string
  readonly partition?: string
  readonly path: string
  readonly name: string
  /** Whether the text is nothing but this ARN. */
  readonly isWhole: boolean
}

export interface ArnSearch {
  readonly arns: readonly FoundArn[]
  /** ARNs of AWS's policies whose names are not known. */
  readonly unknown: readonly (FileSpan & { readonly source: string })[]
}

/** Find the ARNs in a text. A pattern with wildcards is not the ARN of one policy, and is left out. */
export function findArns({ pieces }: Pick<TextValue, 'pieces'>): ArnSearch {
  if (!mayHaveArn(pieces)) return { arns: [], unknown: [] }
  const mapped = mapText(pieces, () => mark)
  const arns: FoundArn[] = []
  const unknown: (FileSpan & { readonly source: string })[] = []
  for (const { 0: matched, 1: partition = '', 2: rest = '', index } of mapped.text.matchAll(pattern)) {
    // A sentence may end with the ARN.
    const written = matched.replace(/[.,]+$/, '')
    const span = spanIn(mapped, index, index + written.length)
    const named = rest.slice(0, rest.length - (matched.length - written.length))
    if (named.includes(mark) || named === '')
      unknown.push({ ...span, source: describe(mapped, index, index + written.length) })
    else if (!/[*?]/.test(named)) arns.push(toArn(mapped, written, partition, named, span))
  }
  return { arns, unknown }
}

/** Write a part of a text with its holes as a file writes them; what follows may be added to a name that is missing. */
function describe(mapped: MappedText, start: number, end: number): string {
  const written = cutPieces(mapped, start, end).map((piece) =>
    isKnown(piece) ? piece.text : `\${${piece.source}}`,
  )
  return describeSource(`${written.join('')}${mapped.text.slice(start, end).endsWith('/') ? '…' : ''}`)
}

function mayHaveArn(pieces: readonly Piece[]): boolean {
  return pieces
    .map((piece) => (isKnown(piece) ? piece.text : mark))
    .join('')
    .includes(':iam::aws:policy/')
}

function toArn(
  mapped: MappedText,
  written: string,
  partition: string,
  named: string,
  span: FileSpan,
): FoundArn {
  const cut = named.lastIndexOf('/') + 1
  return {
    ...span,
    written: written.replaceAll(mark, 'aws'),
    ...(!partition.includes(mark) && { partition }),
    path: named.slice(0, cut),
    name: named.slice(cut),
    isWhole: written.length === mapped.text.trim().length,
  }
}

/** Check whether a text is the ARN of a policy of an account, which is none of AWS's. */
export function isOwnArn({ pieces }: Pick<TextValue, 'pieces'>): boolean {
  const text = mapText(pieces, ({ meaning }: Hole) => (meaning === 'account' ? '111122223333' : mark)).text
  return /^arn:[^:]*:iam::\d{12}:policy\//.test(text)
}
