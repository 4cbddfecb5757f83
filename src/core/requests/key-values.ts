// Lists values of a condition key, one for each way in which conditions can match it.
import type { Condition } from '../policy/policy.ts'
import { formatAddress, readRange } from './address.ts'
import { listTexts } from './find-text.ts'
import {
  isArn,
  matchesValue,
  type Operator,
  readEscapes,
  readInstant,
  readNumber,
  readOperator,
  textAutomaton,
} from './operator.ts'
import { resourceAutomaton } from './resource-language.ts'

interface Values {
  readonly values: readonly string[]
  /** False if a limit was reached: there may be values that match otherwise. */
  readonly isComplete: boolean
}

/** How hard to look for values that match several patterns at once. */
export type Effort = 'quick' | 'full'

/** A comparison with values, whatever the condition makes of its answer. */
interface ValueTest {
  readonly operator: Operator
  readonly values: readonly string[]
}

/**
 * List one value for each way in which a value can match `conditions`; `extra` are values to try too. `effort` quick: only
 * those that are easy to find.
 */
export function listValues(
  conditions: readonly Condition[],
  extra: readonly string[],
  effort: Effort,
): Values {
  const tests = listTests(conditions)
  const families = new Set(tests.map(({ operator }) => operator.family))
  const signature = (value: string) =>
    tests.map(({ operator, values }) => matchesValue(operator, value, values)).join()
  const examples = [...families].flatMap((family) =>
    listExamples(
      family,
      tests.filter(({ operator }) => operator.family === family),
    ),
  )
  const isText = families.has('text')
  if (families.size === 1 && !isText) return { values: distinctBy(examples, signature), isComplete: true }
  const named = [...tests.flatMap(({ values }) => values), ...extra]
  const found = distinctBy([...examples, ...extra, freshText(named)], signature)
  if (!isText || tests.every(isWholeText)) return { values: found, isComplete: families.size < 2 }
  const others = families.size > 1 || effort === 'quick' ? undefined : listTextsOf(tests)
  return { values: distinctBy([...found, ...(others ?? [])], signature), isComplete: others !== undefined }
}

/** List the comparisons that conditions make, each once: a negated operator makes the same one. */
function listTests(conditions: readonly Condition[]): readonly ValueTest[] {
  const tests = conditions.flatMap((condition): readonly ValueTest[] => {
    const operator = readOperator(condition.operator)
    const { family } = operator
    return family === 'null' || family === 'unknown' ? [] : [{ operator, values: condition.values }]
  })
  const known = distinctBy(tests, ({ operator, values }) => JSON.stringify([operator.name, values]))
  if (!known.some(({ operator }) => operator.family === 'text')) return known
  // Beside operators on strings, truth values are strings that are compared in any case.
  return known.map(({ operator, values }) =>
    operator.family === 'truth'
      ? { operator: { ...operator, family: 'text', name: 'stringequalsignorecase' }, values }
      : { operator, values },
  )
}

/** An operator that compares whole texts tells its values from everything else. */
function isWholeText({ operator: { name }, values }: ValueTest): boolean {
  return (
    /^(stringequals|binaryequals)$/.test(name) ||
    (name === 'stringlike' && !values.some((value) => /[*?]/.test(value)))
  )
}

/** List a text for each way in which text operators can match; `undefined` if there are too many. */
function listTextsOf(tests: readonly ValueTest[]): readonly string[] | undefined {
  const automata = tests.map(({ operator, values }) => textAutomaton(operator.name, values))
  const isOfArns = tests.some(({ operator }) => operator.name.startsWith('arn'))
  return listTexts(isOfArns ? [...automata, arns] : automata)
}

/** An operator on ARNs matches nothing else. */
const arns = resourceAutomaton(['arn:*:*:*:*:*'])

/** Give values near which the answers of the tests of a family change. */
function listExamples(family: Operator['family'], tests: readonly ValueTest[]): readonly string[] {
  const constants = tests.flatMap(({ values }) => values)
  switch (family) {
    case 'text':
      return tests.flatMap(({ operator: { name }, values }) =>
        values.flatMap((value) => [
          ...fillings.map((filling) => fillText(name, value, filling)),
          ...(name.endsWith('ignorecase') ? casesOf(readEscapes(value)) : []),
        ]),
      )
    case 'truth':
      return ['true', 'false']
    case 'number':
      return between(constants.map(readNumber), 1).map(String)
    case 'date':
      return between(constants.map(readInstant), 1_000).map((time) =>
        new Date(time).toISOString().replace('.000Z', 'Z'),
      )
    case 'address':
      return listAddresses(constants)
    case 'null':
    case 'unknown':
      return []
    default:
      return family satisfies never
  }
}

const fillings = ['a', '', 'z1']

/** Fill in the wildcards of a value that an operator reads as a pattern. */
function fillText(name: string, value: string, filling: string): string {
  if (!name.endsWith('like') && !name.startsWith('arn')) return readEscapes(value)
  const filled = readEscapes(
    value.replace(/\$\{[*?$]\}|[*?]/g, (piece) => (piece === '*' ? filling : piece === '?' ? 'a' : piece)),
  )
  return name.startsWith('arn') && !isArn(filled) ? `arn:aws:iam::111122223333:${filled}` : filled
}

function casesOf(text: string): readonly string[] {
  const first = text.search(/[a-z]/i)
  const letter = text.charAt(first)
  const swapped = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
  return [
    text.toLowerCase(),
    text.toUpperCase(),
    ...(first < 0 ? [] : [text.slice(0, first) + swapped + text.slice(first + 1)]),
  ]
}

/** Give the constants, one value between each two, and one beyond either end. */
function between(constants: readonly number[], unit: number): readonly number[] {
  const sorted = [...new Set(constants.filter((value) => !Number.isNaN(value)))].sort((a, b) => a - b)
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)]
  return [
    ...sorted,
    ...sorted.flatMap((value, i) => (i === 0 ? [] : [(value + (sorted[i - 1] ?? value)) / 2])),
    first - unit,
    last + unit,
  ]
}

/** Give an address inside each range, at its ends and just outside. */
function listAddresses(values: readonly string[]): readonly string[] {
  const ranges = values.flatMap((value) => readRange(value) ?? [])
  const places = ranges.flatMap(({ bits, first, last }) => {
    const end = (1n << BigInt(bits)) - 1n
    const inside = [first + 1n, first, last, first - 1n, last + 1n].filter(
      (value) => value >= 0n && value <= end,
    )
    return inside.map((value) => ({ bits, value }))
  })
  return [...places.map(formatAddress), '198.51.100.1', '2001:db8:1:1:1:1:1:1']
}

/** Give a text that no value mentions. */
export function freshText(used: readonly string[]): string {
  for (let i = 0; ; i += 1) {
    const text = i === 0 ? 'other' : `other${i}`
    if (!used.includes(text)) return text
  }
}

/** Keep the first of the items that have the same key. */
export function distinctBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const byKey = new Map<string, T>()
  for (const item of items) if (!byKey.has(keyOf(item))) byKey.set(keyOf(item), item)
  return [...byKey.values()]
}
