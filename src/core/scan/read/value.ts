// Defines a value as an infrastructure file writes it: known as far as the file says it, each part with its place.

/** A range of a file, in UTF-16 code units from 0; `end` is exclusive. */
export interface FileSpan {
  readonly file: string
  readonly start: number
  readonly end: number
}

/** Text that is known. If the place is as long as the text, each character has its own place. */
export interface Known extends FileSpan {
  readonly text: string
}

/** What only the deployment knows, such as `var.name`; a `meaning` is known about some. */
export interface Hole extends FileSpan {
  readonly source: string
  readonly meaning?: 'partition' | 'account' | 'region'
  /** The expression, where it may say more. */
  readonly value?: Value
}

export type Piece = Known | Hole

export interface TextValue extends FileSpan {
  readonly kind: 'text'
  readonly pieces: readonly Piece[]
}

/** A number, true, false or null, as JSON writes it. */
export interface ScalarValue extends FileSpan {
  readonly kind: 'scalar'
  readonly json: string
}

export interface ListValue extends FileSpan {
  readonly kind: 'list'
  readonly items: readonly Value[]
}

export interface Field {
  readonly name: TextValue
  readonly value: Value
}

export interface ObjectValue extends FileSpan {
  readonly kind: 'object'
  readonly fields: readonly Field[]
}

/** A value that is turned into JSON text, as by `jsonencode`. */
export interface EncodedValue extends FileSpan {
  readonly kind: 'encoded'
  readonly value: Value
}

/** One of several values; the deployment decides which. */
export interface ChoiceValue extends FileSpan {
  readonly kind: 'choice'
  readonly options: readonly Value[]
}

/** A name of something else, such as `local.policies`, with the steps of the name. */
export interface ReferenceValue extends FileSpan {
  readonly kind: 'reference'
  readonly source: string
  readonly steps: readonly (string | Value)[]
}

export interface CallValue extends FileSpan {
  readonly kind: 'call'
  readonly source: string
  readonly name: string
  readonly values: readonly Value[]
}

/** A value that only the deployment knows; `parts` are the values that its expression contains. */
export interface UnknownValue extends FileSpan {
  readonly kind: 'unknown'
  readonly source: string
  readonly parts: readonly Value[]
}

/** The ARN of the policy that has this name; AWS and the account itself have policies. */
export interface PolicyNameValue extends FileSpan {
  readonly kind: 'policy-name'
  readonly name: Value
}

/** Something that the same files create, and that is checked where they do. */
export interface SettledValue extends FileSpan {
  readonly kind: 'settled'
  readonly source: string
}

export type Value =
  | TextValue
  | ScalarValue
  | ListValue
  | ObjectValue
  | EncodedValue
  | ChoiceValue
  | ReferenceValue
  | CallValue
  | UnknownValue
  | PolicyNameValue
  | SettledValue

/** Check whether a piece is known text. */
export function isKnown(piece: Piece): piece is Known {
  return 'text' in piece
}

/** Return a text that is wholly known; undefined for anything else. */
export function knownText(value: Value | undefined): string | undefined {
  if (value?.kind !== 'text' || !value.pieces.every(isKnown)) return undefined
  return value.pieces.map((piece) => (isKnown(piece) ? piece.text : '')).join('')
}

/** Find the value of a field by its exact name. */
export function fieldOf(value: Value | undefined, name: string): Value | undefined {
  if (value?.kind !== 'object') return undefined
  return value.fields.find((field) => knownText(field.name) === name)?.value
}

/** List the values of all fields of a name: a block may be written several times, or once as a list. */
export function fieldsOf(value: Value, name: string): readonly Value[] {
  if (value.kind !== 'object') return []
  return value.fields
    .filter((field) => knownText(field.name) === name)
    .flatMap((field) => itemsOf(field.value))
}

/** List the items of a list; any other value is its own only item. */
export function itemsOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return []
  return value.kind === 'list' ? value.items : [value]
}

/** Make a text of known characters. */
export function toText(text: string, span: FileSpan, inside: FileSpan = span): TextValue {
  return { kind: 'text', pieces: [{ text, ...placeOf(inside) }], ...placeOf(span) }
}

/** Return only the place of a value. */
export function placeOf({ file, start, end }: FileSpan): FileSpan {
  return { file, start, end }
}

/** Describe a value that is not known by what the file says there, on one line of at most 80 characters. */
export function describeSource(source: string): string {
  const line = source.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
