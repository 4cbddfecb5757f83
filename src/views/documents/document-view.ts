// Formats a policy document as lines with linkable numbers and statements.
import type { ActionIndex } from '../../core/actions/action-index.ts'
import { isPlain } from '../../core/policy/pattern.ts'
import type { ExampleRecord } from '../../core/records/example.ts'
import type { PlaceholderPiece } from '../../core/records/placeholder.ts'
import type { PolicyDocument } from '../../core/records/policy-document.ts'

/** A run of characters in one line. The runs of all lines, joined, are the document's JSON. */
export interface DocumentPart {
  readonly kind: 'text' | 'key' | 'string' | 'action'
  readonly text: string
  /** The same text in pieces, if it has placeholders for the reader to fill in. */
  readonly pieces?: readonly PlaceholderPiece[]
  /** For an action pattern with a wildcard: how many actions in the snapshot it matches. */
  readonly matches?: number
  /** For an action without a wildcard: true if the snapshot does not list it. */
  readonly unknown?: boolean
  /** For an action: its page, or its service's page. */
  readonly href?: string
}

export interface DocumentLine {
  /** Counted from 1. */
  readonly number: number
  readonly indent: number
  readonly parts: readonly DocumentPart[]
  /** Set on the first line of a statement: its index, from 0. */
  readonly statement?: number
}

type Path = readonly (string | number)[]
type Draft = Omit<DocumentLine, 'number'>

/** Where the actions of a document are looked up. */
interface Lookup {
  readonly index: ActionIndex
  readonly linkTo: (pattern: string) => string | undefined
}

/** Format a document as AWS published it, two spaces a level. `linkTo` returns the page of an action pattern. */
export function toDocumentLines(
  document: PolicyDocument | ExampleRecord['document'],
  index: ActionIndex,
  linkTo: Lookup['linkTo'] = () => undefined,
): readonly DocumentLine[] {
  return printValue(document, [], { index, linkTo }).map((line, i) => ({ ...line, number: i + 1 }))
}

function printValue(value: unknown, path: Path, lookup: Lookup): readonly Draft[] {
  const indent = path.length
  if (typeof value !== 'object' || value === null)
    return [{ indent, parts: [printScalar(value, path, lookup)] }]
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const children: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, i) => [i, item])
    : Object.entries(value)
  if (children.length === 0) return [{ indent, parts: [text(open + close)] }]
  const statement = statementAt(path, value)
  const inner = children.flatMap(([key, child], i) => {
    const label =
      typeof key === 'string' ? [{ kind: 'key', text: JSON.stringify(key) } as const, text(': ')] : []
    const lines = printValue(child, [...path, key], lookup)
    return addAround(lines, label, i < children.length - 1 ? [text(',')] : [])
  })
  return [
    { indent, parts: [text(open)], ...(statement !== undefined && { statement }) },
    ...inner,
    { indent, parts: [text(close)] },
  ]
}

const text = (characters: string): DocumentPart => ({ kind: 'text', text: characters })

function addAround(
  lines: readonly Draft[],
  before: readonly DocumentPart[],
  after: readonly DocumentPart[],
): readonly Draft[] {
  return lines.map((line, i) => ({
    ...line,
    parts: [...(i === 0 ? before : []), ...line.parts, ...(i === lines.length - 1 ? after : [])],
  }))
}

/** A single statement is directly under `Statement`; the statements of a list are under their indexes. */
function statementAt([top, position, ...rest]: Path, value: object): number | undefined {
  if (top !== 'Statement' || rest.length > 0) return undefined
  if (position === undefined) return Array.isArray(value) ? undefined : 0
  return typeof position === 'number' ? position : undefined
}

function printScalar(value: unknown, path: Path, { index, linkTo }: Lookup): DocumentPart {
  const written = JSON.stringify(value)
  if (typeof value !== 'string') return text(written)
  const [element] = path.filter((step) => typeof step === 'string').slice(1)
  if (element !== 'Action' && element !== 'NotAction') return { kind: 'string', text: written }
  const href = linkTo(value)
  return {
    kind: 'action',
    text: written,
    ...(!isPlain(value) && { matches: index.expand(value).length }),
    ...(isPlain(value) && index.find(value) === undefined && { unknown: true }),
    ...(href !== undefined && { href }),
  }
}
