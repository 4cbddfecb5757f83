// Lists what AWS changed in its reference of one action, and what it moved in one policy.
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { groupMoves } from './move-view.ts'
import { type ReferenceEntry, toReferenceEntries } from './reference-entries.ts'

/** List an action's changes, newest first. */
export function listActionChanges(site: Site, action: string): readonly ReferenceEntry[] {
  return site.reference.daysOf(action).flatMap((day) => toReferenceEntries(site, [day]))
}

/** List the changes of existing actions that moved a policy, newest first, each only with what it did to that policy. */
export function listPolicyMoves(site: Site, policy: PolicyModel): readonly ReferenceEntry[] {
  const days = site.reference
    .days()
    .filter(({ before, after }) => before !== undefined && after !== undefined)
    .filter((day) => site.reference.moves(day, policy))
  return toReferenceEntries(site, days).map(({ more: _, undecided: __, ...entry }) => {
    const moves = entry.moves.filter((move) => move.policy === policy.name)
    return { ...entry, moves, groups: groupMoves(moves) }
  })
}
