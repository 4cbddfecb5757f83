// Inspects values: what is inside them, and whether they are policies.
import { fieldOf, isKnown, itemsOf, knownText, type TextValue, toText, type Value } from '../read/value.ts'

/** Return the folder of a file, with a slash at its end. */
export function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
}

/** List the values inside a value. */
export function innerValues(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'list':
      return value.items
    case 'object':
      return value.fields.map((field) => field.value)
    case 'choice':
      return value.options
    case 'encoded':
      return [value.value]
    case 'call':
      return value.values
    case 'unknown':
      return value.parts
    case 'policy-name':
      return [value.name]
    default:
      return []
  }
}

const documentFields: ReadonlySet<string> = new Set(['Version', 'Id', 'Statement'])

/** Check whether an object is a policy: it has no other fields, and statements that have an effect or actions. */
export function isDocument(value: Value): boolean {
  if (value.kind !== 'object' || !value.fields.every(({ name }) => documentFields.has(knownText(name) ?? '')))
    return false
  return itemsOf(fieldOf(value, 'Statement')).some(isStatement)
}

/** Check whether an object is a statement of a policy. */
export function isStatement(value: Value): boolean {
  return ['Effect', 'Action', 'NotAction'].some((name) => fieldOf(value, name) !== undefined)
}

/** Check whether a text begins as JSON does. */
export function startsAsJson({ pieces: [first] }: TextValue): boolean {
  return first !== undefined && isKnown(first) && /^\s*[{[]/.test(first.text)
}

/** Check whether a text is a policy in JSON. */
export function looksLikePolicy({ pieces }: TextValue): boolean {
  const text = pieces.map((piece) => (isKnown(piece) ? piece.text : '')).join('')
  return /^\s*\{/.test(text) && /"Statement"\s*:/.test(text) && /"(Effect|(Not)?Action)"\s*:/.test(text)
}

/** Write a text with its holes as a file writes them. */
export function describePieces({ pieces }: TextValue): string {
  return pieces
    .map((piece) =>
      isKnown(piece) ? piece.text : pieces.length === 1 ? piece.source : `\${${piece.source}}`,
    )
    .join('')
}

/** Make a policy of a list of statements. */
export function toDocument(statements: Value): Value {
  const { file, start, end } = statements
  const at = { file, start, end: start }
  return {
    kind: 'object',
    file,
    start,
    end,
    fields: [
      { name: toText('Version', at), value: toText('2012-10-17', at) },
      { name: toText('Statement', at), value: statements },
    ],
  }
}
