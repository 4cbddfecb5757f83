// Measures how fast access and comparisons are computed for policy histories, and checks every result.
import { isDeepStrictEqual } from 'node:util'
import { computeAccess } from '../../src/core/access/access.ts'
import type { ActionIndex } from '../../src/core/actions/action-index.ts'
import { type Comparison, compareAccess, comparePolicies } from '../../src/core/changes/compare.ts'
import { type Policy, parsePolicy } from '../../src/core/policy/policy.ts'
import { rememberDecisions } from '../../src/core/requests/decisions.ts'
import { findUnconfirmed } from '../../tests/oracle/confirm-change.ts'
import { computePlainAccess } from '../../tests/oracle/plain-access.ts'
import type { PackagePolicy } from './read-archive.ts'
import { takeAtRandom } from './take-at-random.ts'

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

export interface CheckFigures {
  /** Requests that were given as evidence. */
  readonly requests: number
  /** Changes whose requests the plain evaluator does not confirm. */
  readonly unconfirmed: readonly string[]
  /** Changes for which the search was given up. */
  readonly undecided: readonly string[]
  /** Pairs whose changes are others when what looks covered is searched all the same. */
  readonly shortened: readonly string[]
  /** Versions, of a sample, whose grants differ from the plain implementation. */
  readonly differing: readonly string[]
  readonly sample: { readonly size: number; readonly seed: number }
}

/** List neighboring versions, the older one first. */
function pairsOf<T>(versions: readonly T[]): readonly (readonly [T, T])[] {
  return versions.slice(1).map((after, i) => [versions[i] ?? after, after] as const)
}

/** Compute the access of every version and the changes between consecutive versions, policy by policy. */
export function measureCore(index: ActionIndex, archive: readonly PackagePolicy[]): CoreFigures {
  const figures = { versions: 0, actions: 0, comparisons: 0, changes: 0, accessSeconds: 0, compareSeconds: 0 }
  for (const { versions } of archive) {
    const policies = versions.map(({ document }) => parsePolicy(document))
    const started = performance.now()
    for (const policy of policies) {
      figures.versions += 1
      figures.actions += computeAccess(policy, index).actions.size
    }
    const between = performance.now()
    for (const [before, after] of pairsOf(policies)) {
      figures.comparisons += 1
      figures.changes += comparePolicies(before, after, index).changes.length
    }
    figures.accessSeconds += (between - started) / 1000
    figures.compareSeconds += (performance.now() - between) / 1000
  }
  return { ...figures, memory: process.resourceUsage().maxRSS * 1024 }
}

/** Confirm the requests of every change with the plain evaluator, and recompute the grants of some versions. */
export function checkCore(
  index: ActionIndex,
  archive: readonly PackagePolicy[],
  sample: CheckFigures['sample'],
): CheckFigures {
  const unconfirmed: string[] = []
  const undecided: string[] = []
  const shortened: string[] = []
  let requests = 0
  const searching = rememberDecisions(index.relations, true)
  for (const { name, versions } of archive) {
    const parsed = versions.map((version) => ({ ...version, policy: parsePolicy(version.document) }))
    for (const [before, after] of pairsOf(parsed)) {
      const pair = `${name} ${before.id}...${after.id}`
      const comparison = comparePolicies(before.policy, after.policy, index)
      const searched = compareAccess(comparison.before, comparison.after, searching)
      if (!isDeepStrictEqual(listKinds(comparison), listKinds(searched))) shortened.push(pair)
      for (const change of comparison.changes) {
        requests += [change.nowAllowed, change.nowRefused].filter((found) => found !== undefined).length
        if (change.isUndecided) undecided.push(`${pair} ${change.name}`)
        const faults = findUnconfirmed([before.document, after.document], change, change.facts)
        unconfirmed.push(...faults.map((fault) => `${pair} ${fault}`))
      }
    }
  }
  const all = archive.flatMap(({ name, versions }) => versions.map((version) => ({ name, ...version })))
  const differing = takeAtRandom(all, sample.size, sample.seed)
    .filter(({ document }) => !isAccessRight(parsePolicy(document), index))
    .map(({ name, id }) => `${name} ${id}`)
  return { requests, unconfirmed, undecided, shortened, differing, sample }
}

function listKinds({ changes }: Comparison): readonly string[] {
  return changes.map(({ name, kind, isUndecided }) => `${name} ${kind}${isUndecided ? ' undecided' : ''}`)
}

function isAccessRight(policy: Policy, index: ActionIndex): boolean {
  const { actions } = computeAccess(policy, index)
  const plain = computePlainAccess(policy, index)
  return (
    actions.size === plain.size &&
    [...actions].every(
      ([
        key,
        {
          outcome: { status: _, ...outcome },
        },
      ]) => isDeepStrictEqual(outcome, plain.get(key)),
    )
  )
}
