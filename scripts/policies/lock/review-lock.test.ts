// Tests reviews of whole locks, over the catalog's own policies.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexActions } from '../../../src/core/actions/action-index.ts'
import { readFailCondition } from '../../../src/core/lock/fail-on.ts'
import type { ReadVersion } from '../../../src/core/lock/review-policy.ts'
import { loadSnapshot } from '../../../src/data/action-snapshot.ts'
import { loadContent } from '../../../src/data/records.ts'
import { formatReview } from '../format/format-review.ts'
import { formatReviewMarkdown } from '../format/format-review-markdown.ts'
import { digestDocument } from './digest.ts'
import { readCatalog, type UsedPolicy } from './policies-in-use.ts'
import { reviewLock } from './review-lock.ts'
import { toLocked } from './to-locked.ts'

const content = await loadContent()
const index = indexActions(await loadSnapshot())
const catalog = readCatalog(content)

const conditions = ['any', 'sensitive'].flatMap((text) => readFailCondition(text) ?? [])
const today = () => content.settings.asOf.slice(0, 10)

function reviewOf(
  lockedFrom: readonly UsedPolicy[],
  used = catalog,
  absent: 'not-found' | 'unused' = 'not-found',
) {
  const policies = lockedFrom.map((policy) => toLocked(policy, policy.current, catalog, today()))
  return reviewLock({ version: 1, policies }, used, content, index, conditions, absent).policies
}

/** A policy whose version before the newest is in force. */
const before = (name: string) =>
  catalog
    .filter((policy) => policy.name === name)
    .map((policy) => ({ ...policy, current: policy.versions.at(-2) ?? policy.current }))

test('a review of a lock that was just written finds nothing', () => {
  const reviewed = reviewOf(catalog)
  expect(reviewed.map(({ status, fails, growth }) => [status, fails, growth?.added])).toEqual(
    catalog.map(() => ['same', [], []]),
  )
  expect(formatReview({ asOf: '', policies: reviewed, unlocked: [] })).toBe(
    `review: ${catalog.length} policies, 0 changed, 0 failed`,
  )
})

test('that is so whichever versions are in force, and for policies that the catalog does not have', () => {
  const actions = ['connect:*', 'iam:PassRole', 's3:Get*', 'connect:ListUsers']
  fc.assert(
    fc.property(
      fc.subarray([...catalog]),
      fc.nat(),
      fc.array(fc.subarray(actions, { minLength: 1 }), { maxLength: 2 }),
      (chosen, place, own) => {
        const inForce = chosen.map(
          (policy): UsedPolicy => ({
            ...policy,
            current: policy.versions[place % policy.versions.length] ?? policy.current,
          }),
        )
        const others = own.map((Action, i): UsedPolicy => {
          const document: ReadVersion['document'] = {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
          }
          const current = { version: 'v2', digest: digestDocument(document), document }
          return { name: `Other${i}`, arn: `arn:aws:iam::aws:policy/Other${i}`, current, versions: [current] }
        })
        const used = [...inForce, ...others]
        expect(reviewOf(used, used, 'unused').map(({ status, fails }) => [status, fails])).toEqual(
          used.map(() => ['same', []]),
        )
      },
    ),
    { numRuns: 50 },
  )
})

test('a newer version is compared, with what it gives and how far', () => {
  const [reviewed] = reviewOf(before('AmazonConnect_FullAccess'))
  expect(reviewed).toMatchObject({
    status: 'changed',
    from: 'v3',
    to: 'v4',
    comparison: { verdict: 'broader', changes: { widened: ['iam:CreateServiceLinkedRole'] } },
    given: [
      { action: 'iam:CreateServiceLinkedRole', kind: 'widened', accessLevel: 'Write', status: 'scoped' },
    ],
    fails: [{ condition: 'any' }, { condition: 'sensitive', actions: ['iam:CreateServiceLinkedRole'] }],
  })
})

test('another version with the same text is said to have it', () => {
  const [policy] = catalog
  if (policy === undefined) throw new Error('the catalog is empty')
  const renamed = { ...policy, current: { ...policy.current, version: 'v99' } }
  const policies = reviewOf([renamed])
  expect(formatReview({ asOf: '', policies, unlocked: [] })).toContain(
    `v99 was accepted, ${policy.current.version} is in force, with the same text`,
  )
})

test('only documents that the catalog does not have are kept in the lock', () => {
  const [policy] = catalog
  if (policy === undefined) throw new Error('expected a policy')
  const kept = (version: UsedPolicy['current']) => toLocked(policy, version, catalog, today()).document
  expect(kept(policy.current)).toBeUndefined()
  expect(kept({ ...policy.current, digest: 'sha256:0' })).toEqual(policy.current.document)
  expect(kept({ ...policy.current, version: 'v999' })).toEqual(policy.current.document)
})

test('a policy that cannot be reviewed fails, one that the account no longer uses does not', () => {
  const some = catalog.slice(0, 1)
  expect(reviewOf(some, []).map(({ status, fails }) => [status, fails.length])).toEqual([['not-found', 2]])
  expect(reviewOf(some, [], 'unused').map(({ status, fails }) => [status, fails.length])).toEqual([
    ['unused', 0],
  ])
})

test('the comment begins with its marker, and has a section for each change', () => {
  const policies = reviewOf(before('AmazonConnectServiceLinkedRolePolicy'))
  const unlocked = [{ policy: 'Other', arn: 'arn:aws:iam::aws:policy/Other', version: 'v1' }]
  const text = formatReviewMarkdown({ asOf: '', policies, unlocked })
  expect(text.split('\n')[0]).toBe('<!-- connect-policies review -->')
  expect(text).toContain(
    '| `AmazonConnectServiceLinkedRolePolicy` | v54 | v55 | ± mixed | `any` `sensitive` |',
  )
  expect(text.match(/<details>/g)).toHaveLength(1)
  expect(text).toContain('In use, but not in the lock: `Other@v1`')
})
