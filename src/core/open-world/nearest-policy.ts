// Finds the version in the catalog whose access is most like a policy's.

import { isGranted } from '../access/grant.ts'
import type { KnownAction } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import type { Comparison } from '../changes/compare.ts'
import type { Policy } from '../policy/policy.ts'
import { compareOpen } from './compare-open.ts'

export interface Candidate {
  readonly name: string
  readonly version: string
  readonly policy: Policy
}

export interface Nearness {
  readonly candidate: Candidate
  /** From the candidate to the policy. */
  readonly comparison: Comparison
  /** How many actions both grant alike, and how many differ. */
  readonly shared: number
  readonly changed: number
}

/**
 * Find the version with the greatest share of actions granted alike; among equals, the first. `weightOf` returns how
 * many actions an entry represents. Returns undefined if no candidate grants any action like the policy does.
 */
export function findNearestPolicy(
  policy: Policy,
  candidates: readonly Candidate[],
  index: ActionIndex,
  weightOf: (action: KnownAction) => number,
): Nearness | undefined {
  let best: Nearness | undefined
  for (const candidate of candidates) {
    const nearness = measure(policy, candidate, index, weightOf)
    if (nearness.shared > 0 && (best === undefined || shareOf(nearness) > shareOf(best))) best = nearness
  }
  return best
}

/** Return the share of actions that are granted alike, from 0 to 1. */
export function shareOf({ shared, changed }: Pick<Nearness, 'shared' | 'changed'>): number {
  return shared === 0 ? 0 : shared / (shared + changed)
}

function measure(
  policy: Policy,
  candidate: Candidate,
  index: ActionIndex,
  weightOf: (action: KnownAction) => number,
): Nearness {
  const comparison = compareOpen(candidate.policy, policy, index)
  const changed = new Set(comparison.changes.map(({ name }) => name.toLowerCase()))
  const weigh = (actions: readonly KnownAction[]) =>
    actions.reduce((sum, action) => sum + weightOf(action), 0)
  const alike = [...comparison.after.actions]
    .filter(([key, { outcome }]) => isGranted(outcome) && !changed.has(key))
    .map(([, action]) => action)
  return { candidate, comparison, shared: weigh(alike), changed: weigh(comparison.changes) }
}
