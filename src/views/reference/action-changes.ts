// Lists what AWS changed in its reference of one action, and what it moved in one policy.
import type { ActionDay } from '../../core/reference/action-days.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { type ReferenceEntry, toReferenceEntries } from './reference-entries.ts'

/** List an action's changes, newest first. */
export function listActionChanges(site: Site, action: string): readonly ReferenceEntry[] {
  return site.reference.daysOf(action).flatMap((day) => toReferenceEntries(site, [day]))
}

/** List the changes of existing actions that moved a policy, newest first, each only with what it did to that policy. */
export function listPolicyMoves(site: Site, policy: PolicyModel): readonly ReferenceEntry[] {
  const movesOf = (day: ActionDay) => ({ moved: site.reference.movesIn(policy, day).moved, undecided: [] })
  const days = site.reference
    .days()
    .filter(({ before, after }) => before !== undefined && after !== undefined)
    .filter((day) => movesOf(day).moved.length > 0)
  return toReferenceEntries(site, days, movesOf)
}
