// Computes the functions of Terraform that combine or encode values. Source: Terraform Language, "Built-in Functions".
import {
  type CallValue,
  type Field,
  isKnown,
  itemsOf,
  knownText,
  type ObjectValue,
  type Piece,
  placeOf,
  type Value,
} from '../read/value.ts'

/** These return the items of their arguments, in some order, without some. */
const unions: ReadonlySet<string> = new Set([
  'coalescelist',
  'compact',
  'concat',
  'distinct',
  'flatten',
  'reverse',
  'setunion',
  'sort',
  'tolist',
  'toset',
])

/** These return one of their arguments. */
const choices: ReadonlySet<string> = new Set([
  'coalesce',
  'nonsensitive',
  'sensitive',
  'tomap',
  'tostring',
  'trimspace',
  'try',
])

/** Call a function with computed arguments; what is not known here stays a call. */
export function callFunction(call: CallValue, values: readonly Value[]): Value {
  const span = placeOf(call)
  const [first, ...rest] = values
  const stay: Value = { ...call, values }
  if (first === undefined) return stay
  if (call.name === 'jsonencode') return { kind: 'encoded', ...span, value: first }
  if (unions.has(call.name)) return { kind: 'list', ...span, items: takeItems(call.name, values) }
  if (choices.has(call.name)) return rest.length === 0 ? first : { kind: 'choice', ...span, options: values }
  switch (call.name) {
    case 'merge':
      return values.every(({ kind }) => kind === 'object')
        ? {
            kind: 'object',
            ...span,
            fields: keepLast(
              values.flatMap((value): readonly Field[] => (value.kind === 'object' ? value.fields : [])),
            ),
          }
        : stay
    case 'values':
      return first.kind === 'object'
        ? { kind: 'list', ...span, items: first.fields.map(({ value }) => value) }
        : stay
    case 'keys':
      return first.kind === 'object'
        ? { kind: 'list', ...span, items: first.fields.map(({ name }) => name) }
        : stay
    case 'lookup':
      return first.kind === 'object' ? lookUp(first, rest, call) : stay
    case 'format':
      return format(first, rest, call) ?? stay
    case 'join':
      return joinTexts(first, rest[0], call) ?? stay
    default:
      return stay
  }
}

/** List the items of all arguments, without known ones that the function leaves out. */
function takeItems(name: string, values: readonly Value[]): readonly Value[] {
  const items = values.flatMap(flatItems)
  const texts = items.map(knownText)
  if (name === 'compact') return items.filter((_, i) => texts[i] !== '')
  if (name !== 'distinct' && name !== 'setunion' && name !== 'toset') return items
  return items.filter((_, i) => texts[i] === undefined || texts.indexOf(texts[i]) === i)
}

/** A later field of a name replaces earlier ones. */
function keepLast(fields: readonly Field[]): readonly Field[] {
  const names = fields.map(({ name }) => knownText(name))
  return fields.filter((_, i) => names[i] === undefined || names.lastIndexOf(names[i]) === i)
}

/** Look up a key, if it and all names are known; otherwise the value is one of the object's, or the default. */
function lookUp({ fields }: ObjectValue, [key, ...defaults]: readonly Value[], call: CallValue): Value {
  const names = fields.map(({ name }) => knownText(name))
  const asked = key && knownText(key)
  const options = [...fields.map(({ value }) => value), ...defaults]
  if (asked === undefined || names.includes(undefined)) return { kind: 'choice', ...placeOf(call), options }
  const found = fields[names.lastIndexOf(asked)]?.value ?? defaults[0]
  return found ?? { kind: 'choice', ...placeOf(call), options }
}

function flatItems(value: Value): readonly Value[] {
  return value.kind === 'list' ? value.items.flatMap(flatItems) : [value]
}

function format(pattern: Value, values: readonly Value[], call: CallValue): Value | undefined {
  if (pattern.kind !== 'text' || !pattern.pieces.every(isKnown)) return undefined
  let next = 0
  const pieces: Piece[] = []
  for (const piece of pattern.pieces) {
    for (const { 0: run, index } of piece.text.matchAll(/%s|%%|%|[^%]+/g)) {
      const isExact = piece.text.length === piece.end - piece.start
      const start = isExact ? piece.start + index : piece.start
      const place = { file: piece.file, start, end: isExact ? start + run.length : piece.end }
      if (run === '%') return undefined
      if (run !== '%s') pieces.push({ text: run === '%%' ? '%' : run, ...place })
      else {
        const value = values[next]
        next += 1
        if (value?.kind === 'text') pieces.push(...value.pieces)
        else
          pieces.push({
            ...placeOf(value ?? call),
            source: value && 'source' in value ? value.source : call.source,
          })
      }
    }
  }
  return { kind: 'text', ...placeOf(call), pieces }
}

function joinTexts(separator: Value, list: Value | undefined, call: CallValue): Value | undefined {
  const between = knownText(separator)
  const items = itemsOf(list)
  if (between === undefined || list?.kind !== 'list') return undefined
  const pieces = items.flatMap((item, i): readonly (Piece | undefined)[] => {
    if (item.kind !== 'text') return [undefined]
    const before =
      i === 0 || between === ''
        ? []
        : [{ text: between, file: item.file, start: item.start, end: item.start }]
    return [...before, ...item.pieces]
  })
  const known = pieces.filter((piece) => piece !== undefined)
  return known.length < pieces.length ? undefined : { kind: 'text', ...placeOf(call), pieces: known }
}
