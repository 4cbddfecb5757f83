// Reads condition operators and tests values with them.
import type { Condition } from '../policy/policy.ts'
import { remember } from '../remember.ts'
import { readAddress, readRange } from './address.ts'
import { acceptsText, buildAutomaton, type Language } from './automaton.ts'
import { globLanguage, resourceAutomaton } from './resource-language.ts'

/** What kind of value an operator compares. */
export type Family = 'text' | 'number' | 'date' | 'address' | 'truth' | 'null' | 'unknown'

export interface Operator {
  /** For a key with several values: all of them, or any of them. */
  readonly set?: 'all' | 'any'
  readonly family: Family
  /** Without `Not`, in lowercase: `stringlike`. */
  readonly name: string
  readonly isNegated: boolean
  readonly ifExists: boolean
}

const families: Readonly<Record<string, Family>> = {
  stringequals: 'text',
  stringequalsignorecase: 'text',
  stringlike: 'text',
  arnequals: 'text',
  arnlike: 'text',
  binaryequals: 'text',
  bool: 'truth',
  ipaddress: 'address',
  null: 'null',
  ...Object.fromEntries(
    (['numeric', 'date'] as const).flatMap((kind) =>
      ['equals', 'lessthan', 'lessthanequals', 'greaterthan', 'greaterthanequals'].map((relation) => [
        `${kind}${relation}`,
        kind === 'numeric' ? 'number' : 'date',
      ]),
    ),
  ),
}

/**
 * Read an operator in any case. Source: IAM User Guide, "IAM JSON policy elements: Condition operators" and "Multivalued
 * context keys".
 */
export const readOperator = remember(1_000, (written: string): Operator => {
  const [, set, base = '', ifExists] =
    /^(forallvalues:|foranyvalue:)?(.*?)(ifexists)?$/s.exec(written.toLowerCase()) ?? []
  const isNegated = /^(string|arn|numeric|date)not|^notip/.test(base)
  const name = isNegated ? base.replace('not', '') : base
  return {
    ...(set !== undefined && { set: set === 'forallvalues:' ? 'all' : 'any' }),
    family: families[name] ?? 'unknown',
    name,
    isNegated,
    ifExists: ifExists !== undefined,
  }
})

/** Check whether one value of a request matches one of the values of a condition, ignoring `Not`. */
export function matchesValue({ name, family }: Operator, actual: string, wanted: readonly string[]): boolean {
  switch (family) {
    case 'text':
      return (!name.startsWith('arn') || isArn(actual)) && acceptsText(textAutomaton(name, wanted), actual)
    case 'truth':
      return wanted.some((value) => value.toLowerCase() === actual.toLowerCase())
    case 'number':
      return wanted.some((value) => compares(name, readNumber(actual), readNumber(value)))
    case 'date':
      return wanted.some((value) => compares(name, readInstant(actual), readInstant(value)))
    case 'address':
      return isInRange(actual, wanted)
    case 'null':
    case 'unknown':
      return false
    default:
      return family satisfies never
  }
}

/** An ARN has six fields. */
export function isArn(text: string): boolean {
  return /^arn:(?:[^:]*:){4}/s.test(text)
}

/** Build the automaton of what the values of a text operator match. */
export function textAutomaton(name: string, wanted: readonly string[]) {
  return name.startsWith('arn') ? resourceAutomaton(wanted) : textsByName(JSON.stringify([name, wanted]))
}

const textsByName = remember(2_000, (written: string) => {
  const [name, wanted]: [string, string[]] = JSON.parse(written)
  const languageOf = (value: string): Language =>
    name === 'stringlike'
      ? globLanguage(value)
      : [
          {
            kind: 'text',
            text: readEscapes(value),
            ...(name.endsWith('ignorecase') && { anyCase: true as const }),
          },
        ]
  return buildAutomaton([{ kind: 'either', options: wanted.map(languageOf) }])
})

/** Read `${*}`, `${?}` and `${$}` as the characters. */
export function readEscapes(value: string): string {
  return value.replace(/\$\{([*?$])\}/g, '$1')
}

/** Read a number as IAM does: decimal digits, a sign and a fraction; NaN for anything else. */
export function readNumber(text: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN
}

/** Instants before and after these count as these: a year of four digits is the most that a date can be written with. */
const [firstInstant, lastInstant] = [Date.parse('0001-01-02T00:00:00Z'), Date.parse('9999-12-31T00:00:00Z')]

/** Read an ISO 8601 date, UTC if it has no zone, or seconds since 1970, as milliseconds; NaN for anything else. */
export function readInstant(text: string): number {
  const isSeconds = /^[+-]?\d{5,}(\.\d+)?$/.test(text)
  const isWithoutZone = /T[\d:.]+$/i.test(text)
  const instant = isSeconds ? Number(text) * 1_000 : Date.parse(isWithoutZone ? `${text}Z` : text)
  return Math.max(firstInstant, Math.min(lastInstant, instant))
}

function compares(name: string, actual: number, wanted: number): boolean {
  const relation = name.replace(/^numeric|^date/, '')
  switch (relation) {
    case 'equals':
      return actual === wanted
    case 'lessthan':
      return actual < wanted
    case 'lessthanequals':
      return actual <= wanted
    case 'greaterthan':
      return actual > wanted
    default:
      return actual >= wanted
  }
}

function isInRange(actual: string, ranges: readonly string[]): boolean {
  const address = readAddress(actual)
  if (address === undefined) return false
  return ranges.some((written) => {
    const range = readRange(written)
    return (
      range !== undefined &&
      range.bits === address.bits &&
      range.first <= address.value &&
      address.value <= range.last
    )
  })
}

/** Check whether the state of a key meets a condition; `values` is empty if the request does not have the key. */
export function meetsCondition(condition: Condition, values: readonly string[]): boolean {
  const operator = readOperator(condition.operator)
  const { set, family, isNegated, ifExists } = operator
  if (family === 'unknown') return false
  if (family === 'null')
    return condition.values.some((value) => (value.toLowerCase() === 'true') === (values.length === 0))
  if (values.length === 0) return ifExists || set === 'all' || (set === undefined && isNegated)
  const matches = (value: string) => matchesValue(operator, value, condition.values)
  if (!isNegated) return set === 'all' ? values.every(matches) : values.some(matches)
  return set === 'any' ? !values.every(matches) : !values.some(matches)
}
