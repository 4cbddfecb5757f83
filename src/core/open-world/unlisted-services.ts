// Computes what a policy grants if its wildcards reach unlisted services, treating all of those services as one.
import { type Access, computeAccess, joinActions, unlistedActions } from '../access/access.ts'
import type { KnownAction } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import type { Policy } from '../policy/policy.ts'

/**
 * Stands for every action of every service that no statement names: a pattern that matches one of them matches all.
 * No policy contains such a name.
 */
export const anyUnlisted: KnownAction = { name: '\u0000:\u0000' }

/** Compute what a policy grants; `unlisted` is the same as in `computeAccess`. */
export function computeOpenAccess(
  policy: Policy,
  index: ActionIndex,
  unlisted: readonly KnownAction[] = [],
): Access {
  return computeAccess(policy, index, [...joinActions(unlistedActions(policy, index), unlisted), anyUnlisted])
}
