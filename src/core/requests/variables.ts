// Lists the values of condition keys that policy variables refer to.
import { tokensOf } from '../policy/pattern-tokens.ts'
import { capture } from './capture.ts'
import { type KeyState, type KeyStates, listKeyStates } from './key-states.ts'
import { distinctBy, type Effort, freshText } from './key-values.ts'
import { readEscapes } from './operator.ts'
import { type Clause, hasVariables, readVariable, takesVariables, writeEscapes } from './request.ts'

/** A state of each key that a variable refers to, by key in lowercase. */
export type Assignment = ReadonlyMap<string, KeyState>

/** More assignments than this are not tried. */
const mostAssignments = 2_000

export interface Assignments {
  readonly assignments: readonly Assignment[]
  /** False if a limit was reached: there may be other assignments that matter. */
  readonly isComplete: boolean
}

/**
 * List the assignments of all variables: each variable is absent, has a value that some pattern asks for, one that no
 * pattern mentions, or one that it shares with other variables. Keys that are pinned keep their state; no variable of
 * `clauses` refers to one. One assignment, of the pinned keys, where there are no variables.
 */
export function listAssignments(
  clauses: readonly Clause[],
  effort: Effort,
  pinned: Assignment = new Map(),
): Assignments {
  if (!clauses.some(hasVariables)) return { assignments: [pinned], isComplete: true }
  const dimensions = listDimensions(clauses, pinned)
  let isComplete = true
  const keys = new Set(
    [...dimensions.values()].flatMap((patterns) => patterns.flatMap(variablesOf)).map(({ key }) => key),
  )
  let assignments: readonly Assignment[] = [pinned]
  ;[...keys].forEach((key, i) => {
    const found = listStates(key, i, clauses, dimensions, effort)
    assignments = assignments.flatMap((assignment) =>
      found.states.map((state) => new Map([...assignment, [key, state]])),
    )
    isComplete &&= found.isComplete && assignments.length <= mostAssignments
    assignments = assignments.slice(0, mostAssignments)
  })
  return { assignments, isComplete }
}

/** The patterns that are compared with the same text: those of the resource (`''`), and those of each key. */
function listDimensions(
  clauses: readonly Clause[],
  pinned: Assignment = new Map(),
): ReadonlyMap<string, readonly string[]> {
  const dimensions = new Map<string, string[]>([
    ['', clauses.flatMap(({ resources }) => resources)],
    ...[...pinned].map(([key, state]): [string, string[]] => [key, state.map(writeEscapes)]),
  ])
  for (const { key, values } of clauses.flatMap(({ conditions }) => conditions.filter(takesVariables))) {
    const name = key.toLowerCase()
    dimensions.set(name, [...(dimensions.get(name) ?? []), ...values])
  }
  return dimensions
}

const variablesOf = (pattern: string) =>
  tokensOf(pattern).flatMap((token) => (token.kind === 'variable' ? [readVariable(token.text)] : []))

function listStates(
  key: string,
  place: number,
  clauses: readonly Clause[],
  dimensions: ReadonlyMap<string, readonly string[]>,
  effort: Effort,
): KeyStates {
  const met = [...dimensions.values()]
    .map((written) => [...new Set(written)])
    .flatMap((patterns) =>
      patterns
        .filter((pattern) => variablesOf(pattern).some((variable) => variable.key === key))
        .flatMap((pattern) =>
          patterns.flatMap((other) => (other === pattern ? [] : capture(pattern, key, other))),
        ),
    )
  const own = clauses
    .flatMap(({ conditions }) => conditions.filter((condition) => condition.key.toLowerCase() === key))
    .map((condition) => ({
      ...condition,
      values: condition.values.filter((value) => variablesOf(value).length === 0),
    }))
  const globs = [...new Set(met.flatMap((captured) => captured.globs))]
  const asked = globs.map((glob) => ({ operator: 'StringLike', key, values: [glob] }))
  const values = own.flatMap((condition) => condition.values)
  const fresh = `${freshText([...globs, ...values])}-${place + 1}`
  const plain = [...globs, ...values].filter((value) => !/[*?]/.test(value)).map(readEscapes)
  const extra = [...new Set([...plain, fresh, isAccount(key) ? plainAccount : 'shared'])]
  // Whatever conditions ask, a variable without a value matches nothing.
  const isAbsent = { operator: 'Null', key, values: ['true'] }
  const { states, isComplete } = listKeyStates([...own, ...asked, isAbsent], extra, effort)
  return {
    // Where any value will do, one that nothing mentions is the plainest.
    states: distinctBy([...extra.toReversed().map((value) => [value]), ...states], (state) =>
      JSON.stringify(state),
    ),
    isComplete: isComplete && met.every((captured) => captured.isComplete),
  }
}

const plainAccount = '111122223333'

/** Of a key such as `aws:PrincipalAccount`, the plainest value is an account ID. */
const isAccount = (key: string) => /account$/.test(key)

/** List how the keys of all variables are written, by key in lowercase. */
export function listSpellings(clauses: readonly Clause[]): ReadonlyMap<string, string> {
  const variables = [...listDimensions(clauses).values()].flat().flatMap(variablesOf)
  return new Map(variables.map(({ key, written }) => [key, written]))
}
