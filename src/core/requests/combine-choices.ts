// Combines states of several keys until a resource can be found that goes with them.
import { accountOf } from './account.ts'
import { findResource } from './find-resource.ts'
import type { Choice } from './key-choices.ts'
import type { Clause, Context } from './request.ts'
import type { PossibleResources } from './resource-language.ts'

/** A request of an action that is known. */
export interface Found {
  readonly resource: string
  readonly context: Context
}

/** `undecided` if a limit was reached before a request was found or ruled out. */
export type Result = Found | 'none' | 'undecided'

/** More combinations of key states than this are not tried. */
const mostCombinations = 5_000

/** After so many combinations it is worth asking whether the states of the first keys rule out all others. */
const fewCombinations = 50

/** Find one state of each key, and a resource, with which all matched clauses match and no unmatched one does. */
export function combineChoices(
  choices: readonly (readonly Choice[])[],
  matched: readonly Clause[],
  unmatched: readonly Clause[],
  resources: PossibleResources,
): Result {
  let [count, isUndecided] = [0, false]
  /** What was ruled out with the states of the first keys chosen, by how many these are. */
  const ruledOut = Array.from({ length: choices.length + 1 }, (): Chosen[] => [])
  /** The clauses that the keys from a place on can keep from matching. */
  const avoidable = choices.map((_, at) => sumUp(choices.slice(at).flat()).fails)
  const findUnder = (fails: bigint, account: string | undefined) =>
    findResource(
      matched,
      unmatched.filter((_, i) => (fails & (1n << BigInt(i))) === 0n),
      resources,
      account,
    )
  const visit = (at: number, chosen: readonly Choice[]): Found | undefined => {
    const sum = sumUp(chosen)
    // With the same or more clauses left to avoid, there is nothing to find.
    if (ruledOut[at]?.some((out) => out.account === sum.account && (sum.fails & out.fails) === sum.fails))
      return undefined
    const atBest = sum.fails | (avoidable[at] ?? 0n)
    if (count > fewCombinations && at < choices.length && findUnder(atBest, sum.account) === undefined)
      return undefined
    const wasUndecided = isUndecided
    isUndecided = false
    const found = at < choices.length ? visitNext(at, chosen) : visitResource(chosen, sum)
    if (found === undefined && !isUndecided) ruledOut[at]?.push(sum)
    isUndecided ||= wasUndecided
    return found
  }
  const visitNext = (at: number, chosen: readonly Choice[]): Found | undefined => {
    for (const option of choices[at] ?? []) {
      const found = visit(at + 1, [...chosen, option])
      if (found !== undefined) return found
      if (count > mostCombinations) break
    }
    return undefined
  }
  const visitResource = (chosen: readonly Choice[], { fails, account }: Chosen): Found | undefined => {
    count += 1
    if (count > mostCombinations) isUndecided = true
    const resource = findUnder(fails, account)
    if (resource === 'undecided') isUndecided = true
    return resource === undefined || resource === 'undecided'
      ? undefined
      : { resource, context: toContext(chosen, resource) }
  }
  const found = visit(0, [])
  if (found !== undefined) return found
  return isUndecided ? 'undecided' : 'none'
}

/** What the states of several keys do together. */
type Chosen = Pick<Choice, 'fails'> & { readonly account: string | undefined }

function sumUp(chosen: readonly Choice[]): Chosen {
  return {
    fails: chosen.reduce((bits, choice) => bits | choice.fails, 0n),
    account: chosen.find((choice) => choice.account !== undefined)?.account,
  }
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
