// Lists the states of a key that matter to a search, with what each does to the clauses.
import { accountKey, limitAccount, listAccountStates } from './account.ts'
import { type KeyState, listKeyStates } from './key-states.ts'
import type { Effort } from './key-values.ts'
import { meetsCondition } from './operator.ts'
import type { Clause } from './request.ts'
import type { PossibleResources } from './resource-language.ts'

/** A state of a key, with what it does to the clauses. */
export interface Choice {
  readonly key: string
  readonly state: KeyState
  /** The unmatched clauses that it keeps from matching, as bits. */
  readonly fails: bigint
  /** The ARNs that the state goes with, an AccountLimit as JSON; absent if any will do. */
  readonly account?: string
}

/** List the states of a key with which the matched clauses can match, leaving out those that another one makes needless. */
export function listChoices(
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
  const isAccount = lower === accountKey && !isNone
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
