// The archive of every managed policy in; how fast access and verdicts are worked out, and whether they are right, out.
import { isDeepStrictEqual } from 'node:util'
import { computeAccess } from '../src/core/access.ts'
import { type ActionIndex, indexActions } from '../src/core/catalogue.ts'
import { comparePolicies } from '../src/core/compare.ts'
import { type Policy, parsePolicy } from '../src/core/policy.ts'
import { loadCatalogue } from '../src/data/catalogue.ts'
import { comparePlainly, computePlainAccess } from './plain-access.ts'
import { readArchive } from './read-archive.ts'

/** One history of a policy: every version, oldest first. */
type History = readonly Policy[]

/** How many versions, and how many pairs, are worked out again by the plain implementation. */
const sampleSize = Number(process.env['BENCH_SAMPLE'] ?? 40)

const pairsOf = (history: History) =>
  history.slice(1).map((after, i) => [history[i] ?? after, after] as const)

function measure(index: ActionIndex, histories: readonly History[]): void {
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
  const ended = performance.now()
  const rate = (count: number, ms: number) => `${Math.round((count * 1000) / ms)} a second`
  const megabytes = process.resourceUsage().maxRSS / 1024
  console.log(
    `${counts.versions} versions, ${counts.actions} actions: ${rate(counts.versions, between - started)}`,
  )
  console.log(
    `${counts.comparisons} comparisons, ${counts.changes} changes: ${rate(counts.comparisons, ended - between)}`,
  )
  console.log(`${((ended - started) / 1000).toFixed(2)} s, at most ${megabytes.toFixed(0)} MB`)
}

/** Take items at random, by a sequence that `seed` decides (a linear congruential generator). */
function sample<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return items[Math.floor((state / 2 ** 32) * items.length)]
  }).filter((item) => item !== undefined)
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

const index = indexActions(await loadCatalogue())
const histories = readArchive().map(({ versions }) => versions.map(({ document }) => parsePolicy(document)))
measure(index, histories)

const seed = Number(process.env['BENCH_SEED'] ?? Date.now() % 2 ** 32)
const versions = sample(histories.flat(), sampleSize, seed)
const pairs = sample(histories.flatMap(pairsOf), sampleSize, seed)
const wrong = [
  ...versions.filter((policy) => !isAccessRight(policy, index)),
  ...pairs.filter(([before, after]) => !isComparisonRight(before, after, index)),
]
console.log(
  `${wrong.length} of ${versions.length} versions and ${pairs.length} pairs differ from the plain implementation (BENCH_SEED=${seed})`,
)
if (wrong.length > 0) process.exitCode = 1
