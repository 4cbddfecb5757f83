// A policy whose wildcards reach services that are not at hand in; what it grants, those counted as one, out.
import { type Access, computeAccess, joinActions, unlistedActions } from '../access/access.ts'
import type { KnownAction } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import { type Comparison, compareAccess } from '../changes/compare.ts'
import type { Policy } from '../policy/policy.ts'

/**
 * Stands for every action of every service that no statement names: whatever matches one of them matches all.
 * Nobody writes such a name.
 */
export const anyUnlisted: KnownAction = { name: '\u0000:\u0000' }

/** Compute what a policy grants; `unlisted` as in `computeAccess`. */
export function computeOpenAccess(
  policy: Policy,
  index: ActionIndex,
  unlisted: readonly KnownAction[] = [],
): Access {
  return computeAccess(policy, index, [...joinActions(unlistedActions(policy, index), unlisted), anyUnlisted])
}

/** Compare two policies of which either may reach services that are not at hand. */
export function compareOpen(before: Policy, after: Policy, index: ActionIndex): Comparison {
  const unlisted = joinActions(unlistedActions(before, index), unlistedActions(after, index))
  return compareAccess(
    computeOpenAccess(before, index, unlisted),
    computeOpenAccess(after, index, unlisted),
    index.relations,
  )
}
