// Compares what several policies that are attached together allow.
import type { Policy, Statement } from '../policy/policy.ts'
import type { Comparison } from './compare.ts'

/** Where a statement of a union comes from: the policy's place in the list and the statement's index, both from 0. */
export interface StatementOrigin {
  readonly policy: number
  readonly statement: number
}

/** Policies that are attached together, as one policy. */
export interface Union {
  readonly policy: Policy
  /** By the index of a statement in `policy`. */
  readonly origins: readonly StatementOrigin[]
}

/**
 * Join policies that are attached to the same principal. A Deny of one takes away what another allows, so
 * all statements are joined. Source: IAM User Guide, "Policy evaluation logic".
 */
export function joinPolicies(policies: readonly Policy[]): Union {
  const placed = policies.flatMap(({ statements }, policy) =>
    statements.map((statement) => ({ statement, origin: { policy, statement: statement.index } })),
  )
  return {
    policy: { statements: placed.map(({ statement }, index): Statement => ({ ...statement, index })) },
    origins: placed.map(({ origin }) => origin),
  }
}

/** What a policy adds to the others that are attached with it. */
export interface Share {
  /** From the others alone to all together. `same`: the others cover it. */
  readonly comparison: Comparison
  /** True for policies that can all be detached at once without a change of access. */
  readonly isRemovable: boolean
}

/**
 * Tell for each policy what it adds to the others. Of two equal policies each is covered by the other, but only one can
 * go: the later ones are removed first.
 */
export function findShares(
  policies: readonly Policy[],
  comparePair: (before: Policy, after: Policy) => Comparison,
): readonly Share[] {
  const compare = (some: readonly Policy[], more: readonly Policy[]) =>
    comparePair(joinPolicies(some).policy, joinPolicies(more).policy)
  const without = (place: number) => policies.filter((_, other) => other !== place)
  const shares = policies.map((_, place) => compare(without(place), policies))
  const removed = new Set<number>()
  for (const place of [...policies.keys()].reverse()) {
    if (shares[place]?.verdict !== 'same') continue
    const kept = policies.filter((_, other) => other !== place && !removed.has(other))
    if (compare(kept, policies).verdict === 'same') removed.add(place)
  }
  return shares.map((comparison, place) => ({ comparison, isRemovable: removed.has(place) }))
}
