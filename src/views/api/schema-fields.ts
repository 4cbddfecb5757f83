// Lists the fields of a published JSON Schema and of its shared parts, each with a short description.

import type { Phrase } from '../words/words.ts'
import type { JsonSchema } from './schema/publish.ts'

export interface SchemaField {
  /** The path from the root of the file: `versions[].created`. */
  readonly path: string
  readonly isOptional: boolean
  /** Its type in words, such as `string`; before a part, nothing or `list of `. */
  readonly type: string
  readonly part?: string
  /** The values that it can have. */
  readonly values: readonly string[]
  readonly description: readonly Phrase[]
}

/** List the fields of a schema; a shared part is only named. */
export function listFields(schema: JsonSchema, path = ''): readonly SchemaField[] {
  const alternatives = schema.anyOf?.flatMap((inner) => listFields(inner as JsonSchema, path)) ?? []
  if (schema.items) return listFields(schema.items as JsonSchema, `${path}[]`)
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, value]) => {
    const field = value as JsonSchema
    const at = path === '' ? name : `${path}.${name}`
    const isOptional = !schema.required?.includes(name)
    const { description = '' } = field
    const described = { path: at, isOptional, ...describeType(field), description: setCode(description) }
    return [described, ...listFields(field, at)]
  })
  return uniteAlternatives([...own, ...alternatives])
}

/** List the shared parts of a schema with their fields. */
export function listParts({ $defs = {} }: JsonSchema): readonly {
  readonly name: string
  readonly fields: readonly SchemaField[]
}[] {
  return Object.entries($defs).map(([name, part]) => ({ name, fields: listFields(part as JsonSchema) }))
}

/** Mark the text between backticks as code. */
function setCode(text: string): readonly Phrase[] {
  return text.split('`').map((part, i) => (i % 2 === 0 ? part : { code: part }))
}

/** Merge the fields of alternatives; a field that some alternative lacks is optional. */
function uniteAlternatives(fields: readonly SchemaField[]): readonly SchemaField[] {
  const byPath = Map.groupBy(fields, ({ path }) => path)
  const most = Math.max(...[...byPath.values()].map((same) => same.length), 0)
  return [...byPath.values()].flatMap((same) => {
    const [first] = same
    return first === undefined ? [] : [{ ...first, isOptional: first.isOptional || same.length < most }]
  })
}

function describeType(schema: JsonSchema): Pick<SchemaField, 'type' | 'part' | 'values'> {
  const values = (schema.enum ?? []).map((value) => String(value))
  if (schema.$ref) return { type: '', part: schema.$ref.replace('#/$defs/', ''), values }
  if (schema.const !== undefined) return { type: String(schema.const), values }
  if (schema.anyOf) {
    const described = schema.anyOf.map((inner) => describeType(inner as JsonSchema))
    const part = described.find((inner) => inner.part !== undefined)?.part
    const types = new Set(described.map(({ type }) => type).filter((type) => type !== ''))
    return { type: [...types].join(' or '), ...(part !== undefined && { part }), values }
  }
  if (schema.type === 'array') {
    const { type, ...inside } = describeType(schema.items as JsonSchema)
    return { type: `list of ${type === '' ? '' : `${type}s`}`, ...inside }
  }
  return { type: nameType(schema), values }
}

function nameType({ type, format }: JsonSchema): string {
  if (format === 'date') return 'day'
  if (format === 'date-time') return 'date and time'
  if (format === 'uri') return 'URL'
  const names: Readonly<Record<string, string>> = {
    integer: 'number',
    boolean: 'true or false',
  }
  const types: readonly string[] = Array.isArray(type) ? type : type === undefined ? [] : [type]
  return types.map((name) => names[name] ?? name).join(' or ')
}
