// Compares two policies whose wildcards may reach unlisted services.
import { joinActions, unlistedActions } from '../access/access.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import { type Comparison, compareAccess } from '../changes/compare.ts'
import { haveSameDenies } from '../changes/compare-denies.ts'
import type { Policy } from '../policy/policy.ts'
import { decisionsOver } from '../requests/decisions.ts'
import { computeOpenAccess } from './unlisted-services.ts'

/** Compare two policies, either of which may reach unlisted services. */
export function compareOpen(before: Policy, after: Policy, index: ActionIndex): Comparison {
  const unlisted = joinActions(unlistedActions(before, index), unlistedActions(after, index))
  const comparison = compareAccess(
    computeOpenAccess(before, index, unlisted),
    computeOpenAccess(after, index, unlisted),
    decisionsOver(index),
  )
  return { ...comparison, ...(!haveSameDenies(before, after) && { deniesDiffer: true }) }
}
