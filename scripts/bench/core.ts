// Measures how fast access and comparisons are computed for policy histories, and checks a sample of the results.
import { isDeepStrictEqual } from 'node:util'
import { computeAccess } from '../../src/core/access/access.ts'
import type { ActionIndex } from '../../src/core/actions/action-index.ts'
import { comparePolicies } from '../../src/core/changes/compare.ts'
import type { Policy } from '../../src/core/policy/policy.ts'
import { comparePlainly, computePlainAccess } from '../../tests/oracle/plain-access.ts'
import { takeAtRandom } from './take-at-random.ts'

/** Every version of one policy, oldest first. */
export type History = readonly Policy[]

export interface CoreFigures {
  readonly versions: number
  readonly actions: number
  readonly comparisons: number
  readonly changes: number
  readonly accessSeconds: number
  readonly compareSeconds: number
  /** Peak memory of the process, in bytes. */
  readonly memory: number
}

const pairsOf = (history: History) =>
  history.slice(1).map((after, i) => [history[i] ?? after, after] as const)

/** Compute the access of every version and the changes between consecutive versions. */
export function measureCore(index: ActionIndex, histories: readonly History[]): CoreFigures {
  const counts = { versions: 0, actions: 0, comparisons: 0, changes: 0 }
  const started = performance.now()
  for (const policy of histories.flat()) {
    counts.versions += 1
    counts.actions += computeAccess(policy, index).actions.size
  }
  const between = performance.now()
  for (const [before, after] of histories.flatMap(pairsOf)) {
    counts.comparisons += 1
    counts.changes += comparePolicies(before, after, index).changes.length
  }
  return {
    ...counts,
    accessSeconds: (between - started) / 1000,
    compareSeconds: (performance.now() - between) / 1000,
    memory: process.resourceUsage().maxRSS * 1024,
  }
}

/** Recompute a random sample of versions and pairs with the plain implementation and count those that differ. */
export function countWrong(
  index: ActionIndex,
  histories: readonly History[],
  size: number,
  seed: number,
): number {
  const versions = takeAtRandom(histories.flat(), size, seed)
  const pairs = takeAtRandom(histories.flatMap(pairsOf), size, seed)
  return (
    versions.filter((policy) => !isAccessRight(policy, index)).length +
    pairs.filter(([before, after]) => !isComparisonRight(before, after, index)).length
  )
}

function isAccessRight(policy: Policy, index: ActionIndex): boolean {
  const { actions } = computeAccess(policy, index)
  const plain = computePlainAccess(policy, index)
  return (
    actions.size === plain.size &&
    [...actions].every(([key, { outcome }]) => isDeepStrictEqual(outcome, plain.get(key)))
  )
}

function isComparisonRight(before: Policy, after: Policy, index: ActionIndex): boolean {
  const { changes } = comparePolicies(before, after, index)
  const plain = comparePlainly(before, after, index)
  return (
    changes.length === plain.size && changes.every(({ name, kind }) => plain.get(name.toLowerCase()) === kind)
  )
}
