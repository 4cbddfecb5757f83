// Searches for a request that some clauses match and others do not.
import { accountOf, limitAccount, listAccountStates } from './account.ts'
import { findResource } from './find-resource.ts'
import { type KeyState, listKeyStates } from './key-states.ts'
import type { Effort } from './key-values.ts'
import { meetsCondition } from './operator.ts'
import { type Clause, type Context, fillVariables } from './request.ts'
import type { PossibleResources } from './resource-language.ts'
import { type Assignment, listAssignments, listSpellings } from './variables.ts'

/** What to search for. */
export interface Wanted {
  /** The request matches all of these. */
  readonly matched: readonly Clause[]
  /** The request matches none of these. */
  readonly unmatched: readonly Clause[]
}

/** A request of an action that is known. */
export interface Found {
  readonly resource: string
  readonly context: Context
}

/** `undecided` if a limit was reached before a request was found or ruled out. */
export type Result = Found | 'none' | 'undecided'

/** More combinations of key states than this are not tried. */
const mostCombinations = 5_000

/** Search for a possible request. */
export function findRequest(wanted: Wanted, resources: PossibleResources): Result {
  // Most requests are found among values that are easy to find; only to rule one out are all needed.
  const quick = search(wanted, resources, 'quick')
  return quick === 'undecided' ? search(wanted, resources, 'full') : quick
}

function search(wanted: Wanted, resources: PossibleResources, effort: Effort): Result {
  const clauses = [...wanted.matched, ...wanted.unmatched]
  const { assignments, isComplete } = listAssignments(clauses, effort)
  const spellings = listSpellings(clauses)
  let isUndecided = !isComplete
  for (const assignment of assignments) {
    const result = findWith(assignment, spellings, wanted, resources, effort)
    if (typeof result !== 'string') return result
    if (result === 'undecided') isUndecided = true
  }
  return isUndecided ? 'undecided' : 'none'
}

/** A state of a key, with what it does to the clauses. */
interface Choice {
  readonly key: string
  readonly state: KeyState
  /** The unmatched clauses that it keeps from matching, as bits. */
  readonly fails: bigint
  /** The ARNs that the state goes with, an AccountLimit as JSON; absent if any will do. */
  readonly account?: string
}

function findWith(
  assignment: Assignment,
  spellings: ReadonlyMap<string, string>,
  wanted: Wanted,
  resources: PossibleResources,
  effort: Effort,
): Result {
  const matched = wanted.matched.map((clause) => fillVariables(clause, assignment))
  const unmatched = wanted.unmatched.map((clause) => fillVariables(clause, assignment))
  const names = new Map<string, string>()
  for (const { key } of [...matched, ...unmatched].flatMap(({ conditions }) => conditions))
    if (!names.has(key.toLowerCase())) names.set(key.toLowerCase(), key)
  for (const key of assignment.keys()) if (!names.has(key)) names.set(key, spellings.get(key) ?? key)
  const choices: (readonly Choice[])[] = []
  let isComplete = true
  for (const [lower, key] of names) {
    const found = listChoices(lower, key, assignment.get(lower), matched, unmatched, resources, effort)
    if (found.choices.length === 0) return found.isComplete ? 'none' : 'undecided'
    choices.push(found.choices)
    isComplete &&= found.isComplete
  }
  const result = combineChoices(choices, matched, unmatched, resources)
  return result === 'none' && !isComplete ? 'undecided' : result
}

/** List the states of a key with which the matched clauses can match, leaving out those that another one makes needless. */
function listChoices(
  lower: string,
  key: string,
  fixed: KeyState | undefined,
  matched: readonly Clause[],
  unmatched: readonly Clause[],
  { isNone }: PossibleResources,
  effort: Effort,
): { readonly choices: readonly Choice[]; readonly isComplete: boolean } {
  const isOf = (condition: Clause['conditions'][number]) => condition.key.toLowerCase() === lower
  const needed = matched.flatMap(({ conditions }) => conditions.filter(isOf))
  const avoided = unmatched.map(({ conditions }) => conditions.filter(isOf))
  // A request about no resource has no tags of a resource.
  const isAbsent = isNone && /^[^:]+:resourcetag\//.test(lower)
  const isAccount = lower === 'aws:resourceaccount' && !isNone
  const conditions = [...needed, ...avoided.flat()]
  const limiting =
    fixed === undefined ? conditions : [{ operator: 'StringEquals', key, values: fixed }, ...conditions]
  const { states, isComplete } = isAbsent
    ? { states: [[]], isComplete: true }
    : fixed !== undefined
      ? { states: [fixed], isComplete: true }
      : isAccount
        ? listAccountStates(conditions, effort)
        : listKeyStates(conditions, [], effort)
  const possible = states.flatMap((state): readonly Choice[] => {
    if (isAbsent && fixed !== undefined && fixed.length > 0) return []
    if (!needed.every((condition) => meetsCondition(condition, state))) return []
    const fails = avoided.reduce(
      (bits, conditions, i) =>
        conditions.every((condition) => meetsCondition(condition, state)) ? bits : bits | (1n << BigInt(i)),
      0n,
    )
    return [
      {
        key,
        state,
        fails,
        ...(isAccount && { account: JSON.stringify(limitAccount(state, limiting)) }),
      },
    ]
  })
  const choices = possible.filter(
    (choice, i) =>
      !possible.some(
        (other, j) =>
          other.account === choice.account &&
          (choice.fails & other.fails) === choice.fails &&
          (choice.fails !== other.fails || j < i),
      ),
  )
  return { choices, isComplete }
}

function combineChoices(
  choices: readonly (readonly Choice[])[],
  matched: readonly Clause[],
  unmatched: readonly Clause[],
  resources: PossibleResources,
): Result {
  let [count, isUndecided] = [0, false]
  const ruledOut: { readonly fails: bigint; readonly account: string | undefined }[] = []
  const visit = (at: number, chosen: readonly Choice[]): Found | undefined => {
    const options = choices[at]
    if (options !== undefined) {
      for (const option of options) {
        const found = visit(at + 1, [...chosen, option])
        if (found !== undefined) return found
        if (count > mostCombinations) break
      }
      return undefined
    }
    count += 1
    const fails = chosen.reduce((bits, choice) => bits | choice.fails, 0n)
    const account = chosen.find((choice) => choice.account !== undefined)?.account
    // With the same or more clauses left to avoid, there is nothing to find.
    if (ruledOut.some((out) => out.account === account && (fails & out.fails) === fails)) return undefined
    const active = unmatched.filter((_, i) => (fails & (1n << BigInt(i))) === 0n)
    const resource = findResource(matched, active, resources, account)
    if (resource === 'undecided') isUndecided = true
    else if (resource === undefined) ruledOut.push({ fails, account })
    else return { resource, context: toContext(chosen, resource) }
    return undefined
  }
  const found = visit(0, [])
  if (found !== undefined) return found
  return isUndecided || count > mostCombinations ? 'undecided' : 'none'
}

function toContext(chosen: readonly Choice[], resource: string): Context {
  return new Map(
    chosen
      .filter(({ state }) => state.length > 0)
      .map(({ key, state, account }) => {
        const own = account === undefined ? undefined : accountOf(resource)
        return [key, own === undefined ? state : [own]]
      }),
  )
}
