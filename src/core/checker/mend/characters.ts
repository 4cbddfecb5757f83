// Replaces comments, smart quotes and odd spaces without changing the length of a text, and reports them.
import { blank, type Slip, syntaxSlip } from '../slip.ts'

const pieces =
  /"(?:[^"\\\n]|\\[^\n])*"|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[\u201c\u201d\u201e\u201f\u00ab]([^\u201c\u201d\u201e\u201f\u00bb"\n]*)[\u201c\u201d\u00bb"]|['\u2018\u2019]([^'\u2018\u2019"\n]*)['\u2018\u2019]|[\ufeff\u00a0\u200b]/g

type Kind = 'comment' | 'smart quotes' | 'single quotes' | 'space'

const words: Readonly<Record<Kind, readonly [message: string, tip: string]>> = {
  comment: ['JSON does not allow comments', 'Remove the comment; a Sid can say what a statement is for.'],
  'smart quotes': [
    'These are typographic quotation marks, which JSON does not allow around strings',
    'Use straight double quotes; word processors and chat programs replace them.',
  ],
  'single quotes': ['JSON does not allow single quotes around strings', 'Use straight double quotes.'],
  space: [
    'There is an invisible character here that JSON does not allow',
    'Replace it with an ordinary space, or remove it.',
  ],
}

/** Replace what JSON does not allow with what was meant, in place. Each kind is reported once, with its count. */
export function mendCharacters(text: string): { readonly text: string; readonly slips: readonly Slip[] } {
  const seen = new Map<Kind, { readonly start: number; readonly end: number; count: number }>()
  const note = (kind: Kind, start: number, piece: string) => {
    const known = seen.get(kind)
    if (known === undefined) seen.set(kind, { start, end: start + piece.length, count: 1 })
    else known.count += 1
  }
  const mended = text.replace(pieces, (piece, smart?: string, single?: string, start = 0) => {
    const kind = kindOf(piece, smart, single)
    if (kind === undefined) return piece
    note(kind, start, piece)
    return smart === undefined && single === undefined ? blank(piece) : `"${smart ?? single}"`
  })
  const slips = [...seen].map(([kind, { start, end, count }]) => {
    const [message, tip] = words[kind]
    return syntaxSlip(start, end, `${message}${count === 1 ? '' : ` (${count} places)`}.`, tip)
  })
  return { text: mended, slips }
}

function kindOf(piece: string, smart?: string, single?: string): Kind | undefined {
  if (smart !== undefined) return 'smart quotes'
  if (single !== undefined) return 'single quotes'
  if (piece.startsWith('"')) return undefined
  return piece.startsWith('/') ? 'comment' : 'space'
}
