// Checks a value against a zod schema and explains each mismatch: what was found, what was expected, and a tip.
import type * as z from 'zod'
import { describeValue, shorten } from './fault.ts'
import type { JsonPath } from './finding.ts'
import { describeField, fieldNamesAt, literalsAt } from './schema-field.ts'

/** A finding about a value; the caller knows which file the value came from. */
export interface ShapeFinding {
  readonly at: JsonPath
  readonly found: string
  readonly expected: string
  readonly tip: string
}

export type ShapeResult<T> =
  | { readonly record: T; readonly findings: readonly [] }
  | { readonly record?: undefined; readonly findings: readonly ShapeFinding[] }

/** Check a value against a schema that transforms nothing, and explain zod's issues in our own words. */
export function checkShape<S extends z.ZodType>(schema: S, value: unknown): ShapeResult<z.infer<S>> {
  const result = schema.safeParse(value)
  // Return the value itself, because zod's copy has the fields in the schema's order, not the author's.
  if (result.success) return { record: value as z.infer<S>, findings: [] }
  return { findings: result.error.issues.flatMap((issue) => explainIssue(schema, value, issue, [])) }
}

type Issue = z.core.$ZodIssue

function explainIssue(
  schema: z.ZodType,
  root: unknown,
  issue: Issue,
  parent: JsonPath,
): readonly ShapeFinding[] {
  const at = [...parent, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))]
  if (issue.code === 'invalid_union') {
    const branch = closestBranch(issue.errors)
    if (branch !== undefined) return branch.flatMap((inner) => explainIssue(schema, root, inner, at))
  }
  if (issue.code === 'unrecognized_keys') {
    const names = fieldNamesAt(schema, at).join(', ')
    return issue.keys.map((key) => ({
      at: [...at, key],
      found: `a field named ${shorten(key)}`,
      expected: `only the fields ${names}`,
      tip: 'Correct the spelling, or remove the field.',
    }))
  }
  const value = issue.code === 'invalid_key' ? at.at(-1) : valueAt(root, at)
  const expected = expectationOf(issue) || literalsAt(schema, at).map(quote).join(' or ')
  return [
    { at, found: describeValue(value), expected, tip: tipFor(value, expected, describeField(schema, at)) },
  ]
}

/** Choose the alternative of a union that the value is closest to: the one that fails deeper inside. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches.find((issues) => issues.every((issue) => issue.path.length > 0 || issue.code === 'custom'))
}

function expectationOf(issue: Issue): string {
  if (isOurs(issue)) return issue.message.slice('expected '.length)
  switch (issue.code) {
    case 'invalid_type':
      return nameType(issue.expected)
    case 'invalid_value':
      return issue.values.map(quote).join(' or ')
    case 'invalid_union':
      return [...new Set(issue.errors.flat().map(expectationOf))].join(' or ')
    case 'too_small':
      return `at least ${amountOf(issue.minimum, issue.origin)}`
    case 'too_big':
      return `at most ${amountOf(issue.maximum, issue.origin)}`
    case 'invalid_key':
      return issue.issues.find(isOurs)?.message.slice('expected '.length) ?? 'a non-empty name'
    default:
      return issue.message
  }
}

const quote = (value: unknown): string => JSON.stringify(value)

/** Check whether an issue has the message of one of our schemas, not zod's own. */
const isOurs = (issue: Issue): boolean => issue.message.startsWith('expected ')

const typeNames: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

const nameType = (type: string): string => typeNames[type] ?? type

function amountOf(count: number | bigint, origin: string): string {
  if (origin === 'string') return count === 1 ? 'one character' : `${count} characters`
  if (origin === 'array') return count === 1 ? 'one item' : `${count} items`
  return String(count)
}

function tipFor(value: unknown, expected: string, description: string | undefined): string {
  const meaning = description === undefined ? '' : ` It means: ${description}`
  return `${value === undefined ? 'Add it' : 'Change it to'}: ${expected}.${meaning}`
}

function valueAt(root: unknown, at: JsonPath): unknown {
  return at.reduce<unknown>(
    (value, step) =>
      value !== null && typeof value === 'object' && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    root,
  )
}
