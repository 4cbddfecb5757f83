// Lists the states of a condition key that some conditions can distinguish.
import type { Condition } from '../policy/policy.ts'
import { remember } from '../remember.ts'
import { distinctBy, type Effort, listValues } from './key-values.ts'
import { meetsCondition, readOperator } from './operator.ts'

/** The values of a key in a request; none if the key is absent. */
export type KeyState = readonly string[]

export interface KeyStates {
  readonly states: readonly KeyState[]
  /** False if a limit was reached: there may be states of other kinds. */
  readonly isComplete: boolean
}

/** More sets of values than this are not tried. */
const mostSets = 3_000

/**
 * List one state for each way in which a key can meet or fail `conditions`, all of the same key: the plainest first.
 * `extra` are values that other parts of a policy ask for.
 */
export function listKeyStates(
  conditions: readonly Condition[],
  extra: readonly string[],
  effort: Effort,
): KeyStates {
  return statesByText(JSON.stringify([conditions, extra, effort]))
}

const mostAnswers = 2_000

const statesByText = remember(mostAnswers, (written: string): KeyStates => {
  const [conditions, extra, effort]: [Condition[], string[], Effort] = JSON.parse(written)
  const { values, isComplete } = listValues(conditions, extra, effort)
  const isMultivalued = conditions.some(({ operator }) => readOperator(operator).set !== undefined)
  // Each condition needs at most one value to be met, or one to fail.
  const largest = Math.min(values.length, new Set(conditions.map((one) => JSON.stringify(one))).size)
  const sets = isMultivalued ? listSets(values, largest) : []
  return {
    states: distinctBy([[], ...values.map((value) => [value]), ...sets], (state) =>
      conditions.map((condition) => meetsCondition(condition, state)).join(),
    ),
    isComplete: isComplete && sets.length < mostSets,
  }
})

/** List the sets of two values, then those of three, and so on up to `largest`. */
function listSets(values: readonly string[], largest: number): readonly KeyState[] {
  const sets: KeyState[] = []
  let smaller: readonly (readonly number[])[] = values.map((_, i) => [i])
  for (let size = 2; size <= largest; size += 1) {
    const larger: (readonly number[])[] = []
    for (const places of smaller)
      for (let next = (places.at(-1) ?? 0) + 1; next < values.length; next += 1) {
        if (sets.length >= mostSets) return sets
        larger.push([...places, next])
        sets.push([...places, next].map((place) => values[place] as string))
      }
    smaller = larger
  }
  return sets
}
