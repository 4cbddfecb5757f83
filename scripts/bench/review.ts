// Measures how long a review takes of a lock with 50 policies, each with an older version than the one in force.
import { indexActions } from '../../src/core/actions/action-index.ts'
import type { ReadVersion } from '../../src/core/lock/review-policy.ts'
import { folderKnowledge } from '../policies/knowledge/folder-knowledge.ts'
import { digestDocument } from '../policies/lock/digest.ts'
import type { UsedPolicy } from '../policies/lock/policies-in-use.ts'
import { reviewLock } from '../policies/lock/review-lock.ts'
import { toLocked } from '../policies/lock/to-locked.ts'
import { readPackage } from './read-archive.ts'
import { takeAtRandom } from './take-at-random.ts'

export interface ReviewFigures {
  readonly policies: number
  readonly changed: number
  /** Loading the records and the snapshot. */
  readonly loadSeconds: number
  /** Reviewing, for the first time in the process. */
  readonly reviewSeconds: number
  /** The same in processor time, which other programs on the machine do not change much. */
  readonly processorSeconds: number
}

const wantedPolicies = 50

/** Lock the version before the newest of 50 policies from the archive, and review the lock; `seed` determines which. */
export async function measureReview(seed: number): Promise<ReviewFigures> {
  const archive = readPackage().filter(({ versions }) => versions.length > 1)
  // Drawn with replacement, so more are drawn than are needed.
  const drawn = [...new Set(takeAtRandom(archive, 4 * wantedPolicies, seed))].slice(0, wantedPolicies)
  const used = drawn.map(({ name, versions }): UsedPolicy => {
    const read = versions.map(
      ({ id, document }): ReadVersion => ({ version: id, digest: digestDocument(document), document }),
    )
    const current = read.at(-1)
    if (current === undefined) throw new Error(`${name}: expected versions`)
    return { name, arn: `arn:aws:iam::aws:policy/${name}`, current, versions: read }
  })
  const started = performance.now()
  const content = await folderKnowledge.content()
  const index = indexActions(await folderKnowledge.snapshot())
  const today = content.settings.asOf.slice(0, 10)
  const policies = used.flatMap((policy) => {
    const older = policy.versions.at(-2)
    return older === undefined ? [] : [toLocked(policy, older, [], today)]
  })
  const loaded = performance.now()
  const before = process.cpuUsage()
  const reviewed = reviewLock({ version: 1, policies }, used, content, index, [], 'unused')
  const { user, system } = process.cpuUsage(before)
  return {
    policies: reviewed.policies.length,
    changed: reviewed.policies.filter(({ comparison }) => comparison && comparison.verdict !== 'same').length,
    loadSeconds: (loaded - started) / 1000,
    reviewSeconds: (performance.now() - loaded) / 1000,
    processorSeconds: (user + system) / 1e6,
  }
}

/** Describe the figures in a line. */
export function describeReview({
  policies,
  changed,
  loadSeconds,
  reviewSeconds,
  processorSeconds,
}: ReviewFigures): string {
  return [
    `review, a lock of ${policies} policies of which ${changed} changed: ${reviewSeconds.toFixed(2)} s, ${processorSeconds.toFixed(2)} s of processor time`,
    `loading the records and the snapshot: ${loadSeconds.toFixed(2)} s`,
  ].join('; ')
}
