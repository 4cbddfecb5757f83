// Lists the states of a condition key that some conditions can distinguish.
import type { Condition } from '../policy/policy.ts'
import { formatAddress, readRange } from './address.ts'
import { type Automaton, findText } from './automaton.ts'
import {
  isArn,
  matchesValue,
  meetsCondition,
  type Operator,
  readEscapes,
  readInstant,
  readNumber,
  readOperator,
  textAutomaton,
} from './operator.ts'
import { resourceAutomaton } from './resource-language.ts'

/** The values of a key in a request; none if the key is absent. */
export type KeyState = readonly string[]

/** More values than this together are not combined in a key with several values. */
const mostCombined = 6
/** More conditions than this on one key are distinguished by examples only. */
const mostDecided = 7

/**
 * List one state for each way in which a key can meet or fail `conditions`, all of the same key: the plainest first.
 * `extra` are values that other parts of a policy ask for.
 */
export function listKeyStates(
  conditions: readonly Condition[],
  extra: readonly string[],
): readonly KeyState[] {
  const operators = conditions.map(({ operator }) => readOperator(operator))
  const values = listValues(conditions, operators, extra)
  const isMultivalued = operators.some(({ set }) => set !== undefined)
  const states: KeyState[] = [[], ...values.map((value) => [value])]
  if (isMultivalued) states.push(...combine(values))
  return distinct(states, (state) => conditions.map((condition) => meetsCondition(condition, state)).join())
}

/** Combine values: every set of two or three, or of any size where there are few. */
function combine(values: readonly string[]): readonly KeyState[] {
  if (values.length > mostCombined) {
    return values.flatMap((one, i) =>
      values
        .slice(i + 1)
        .flatMap((two, j) => [[one, two], ...values.slice(i + j + 2).map((three) => [one, two, three])]),
    )
  }
  return Array.from({ length: 1 << values.length }, (_, bits) => values.filter((_, i) => bits & (1 << i)))
    .filter(({ length }) => length > 1)
    .sort((a, b) => a.length - b.length)
}

/** List one value for each way in which a value can match. */
function listValues(
  conditions: readonly Condition[],
  operators: readonly Operator[],
  extra: readonly string[],
): readonly string[] {
  const tests = conditions.flatMap(({ values }, i) => {
    const operator = operators[i]
    return operator === undefined || operator.family === 'null' || operator.family === 'unknown'
      ? []
      : [{ operator, values }]
  })
  const families = new Set(tests.map(({ operator }) => operator.family))
  const isTyped = families.size === 1 && !families.has('text')
  const wanted = tests.flatMap(({ values }) => values)
  const signature = (value: string) =>
    tests.map(({ operator, values }) => matchesValue(operator, value, values)).join()
  const examples = [
    ...tests.flatMap(({ operator, values }) => listExamples(operator, values)),
    ...(isTyped ? [] : [...extra, freshText([...wanted, ...extra])]),
  ]
  const found = distinct(examples, signature)
  if (isTyped) return found
  return [...found, ...findMissing(tests, new Set(found.map(signature)))]
}

interface ValueTest {
  readonly operator: Operator
  readonly values: readonly string[]
}

/** Find values for the ways to match that no example has, by the automata of text operators. */
function findMissing(tests: readonly ValueTest[], known: ReadonlySet<string>): readonly string[] {
  const asText = tests.filter(({ operator }) => operator.family === 'text')
  if (asText.length !== tests.length || asText.every(isExact) || tests.length > mostDecided) return []
  const found: string[] = []
  const search = (at: number, accepting: readonly Automaton[], rejecting: readonly Automaton[]): void => {
    const test = tests[at]
    if (test === undefined) {
      const signature = tests.map((_, i) => signs[i]).join()
      if (known.has(signature)) return
      const text = findText(accepting, rejecting)
      if (text !== undefined) found.push(text)
      return
    }
    const automaton = textAutomaton(test.operator.name, test.values)
    const isOfArn = test.operator.name.startsWith('arn')
    signs[at] = true
    search(at + 1, [...accepting, automaton, ...(isOfArn ? [arns] : [])], rejecting)
    signs[at] = false
    search(at + 1, accepting, [...rejecting, automaton])
  }
  const signs: boolean[] = []
  search(0, [], [])
  return found
}

/** Of ARNs, what is not one matches nothing; that case has an example of its own. */
const arns = resourceAutomaton(['arn:*:*:*:*:*'])

/** An operator that only compares whole texts distinguishes its values from everything else. */
function isExact({ operator: { name }, values }: ValueTest): boolean {
  return (
    /^(stringequals|binaryequals)/.test(name) ||
    (name.startsWith('string') && !values.some((value) => /[*?]/.test(value)))
  )
}

/** Give values near which the answer of an operator changes. */
function listExamples({ family, name }: Operator, values: readonly string[]): readonly string[] {
  switch (family) {
    case 'text':
      return values.flatMap((value) => [
        ...fillings.map((filling) => fillText(name, value, filling)),
        ...(name.endsWith('ignorecase') ? casesOf(readEscapes(value)) : []),
      ])
    case 'truth':
      return ['true', 'false']
    case 'number':
      return between(values.map(readNumber), 1).map(String)
    case 'date':
      return between(values.map(readInstant), 1_000).map((time) =>
        new Date(time).toISOString().replace('.000Z', 'Z'),
      )
    case 'address':
      return listAddresses(values)
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

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const byKey = new Map<string, T>()
  for (const item of items) if (!byKey.has(keyOf(item))) byKey.set(keyOf(item), item)
  return [...byKey.values()]
}
