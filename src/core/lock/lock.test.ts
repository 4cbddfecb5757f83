// Tests locks, digests and reviews.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexActions } from '../actions/action-index.ts'
import { indexRisks } from '../actions/risks.ts'
import sample from '../fixtures/sample-snapshot.json' with { type: 'json' }
import { policyDocument } from '../records/policy-document.ts'
import { writeCanonicalJson } from './canonical-json.ts'
import { listMeeting, readFailCondition } from './fail-on.ts'
import { lockRecord, writeLock } from './lock-record.ts'
import { type ReadVersion, reviewPolicy } from './review-policy.ts'

const facts = {
  index: indexActions(sample),
  lifetimes: () => [{ from: '2020-01-01' }],
  today: '2026-01-01',
  absent: 'not-found',
} as const

function versionOf(version: string, actions: readonly string[]): ReadVersion {
  const document = policyDocument.parse({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
  })
  return { version, digest: writeCanonicalJson(document), document }
}

const get = versionOf('v1', ['s3:GetObject'])
const both = versionOf('v2', ['s3:GetObject', 's3:PutObject'])
const locked = { ...get, asOf: '2025-01-01' }

test.each([
  ['the same text', locked, get, 'same', undefined],
  ['a newer version', locked, both, 'changed', 'broader'],
  ['an older version', { ...both, asOf: '2025-01-01' }, get, 'changed', 'narrower'],
  ['the same version with another text', locked, { ...both, version: 'v1' }, 'altered', 'broader'],
  ['another version with the same text', locked, { ...get, version: 'v2' }, 'changed', undefined],
  [
    'the same text, by its digest alone',
    { version: 'v1', digest: get.digest, asOf: '2025-01-01' },
    get,
    'same',
    undefined,
  ],
  ['no version in force', locked, undefined, 'not-found', undefined],
  [
    'a text that nobody has',
    { version: 'v1', digest: 'x', asOf: '2025-01-01' },
    both,
    'text-missing',
    undefined,
  ],
])('a review of %s', (_, before, current, status, verdict) => {
  const reviewed = reviewPolicy(before, current, facts)
  expect([reviewed.status, reviewed.comparison?.verdict]).toEqual([status, verdict])
})

test('growth since the lock is of the accepted text', () => {
  const lifetimes = ({ name }: { readonly name: string }) => [
    { from: name === 's3:PutObject' ? '2025-06-01' : '2020-01-01' },
  ]
  const wild = versionOf('v1', ['s3:*'])
  const { growth } = reviewPolicy({ ...wild, asOf: '2025-01-01' }, get, { ...facts, lifetimes })
  expect(growth?.added.map(({ name }) => name)).toEqual(['s3:PutObject'])
})

test.each([
  ['broader', ['s3:PutObject']],
  ['narrower', ['s3:DeleteObject']],
  ['any', ['s3:DeleteObject', 's3:PutObject']],
  ['sensitive', ['s3:PutObject']],
  ['gained:s3:put*', ['s3:PutObject']],
  ['gained:s3:Del*', []],
  ['gained:iam:*', []],
])('--fail-on %s names %j', (written, expected) => {
  const condition = readFailCondition(written)
  const changes = [
    { name: 's3:DeleteObject', kind: 'lost' },
    { name: 's3:PutObject', kind: 'widened' },
  ] as const
  const risk = {
    actions: ['s3:PutObject', 's3:DeleteObject'],
    classes: ['data-access'],
    why: 'x',
    source: 'x',
  }
  const risks = indexRisks([risk as never])
  expect(condition && listMeeting(condition, changes, risks)).toEqual(expected)
})

test.each(['', 'wider', 'gained', 'gained:', 'Broader'])('%j is no condition', (written) => {
  expect(readFailCondition(written)).toBeUndefined()
})

test('the order of keys does not change the canonical form, the order of lists does', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse())
      expect(writeCanonicalJson(reversed)).toBe(writeCanonicalJson(value))
      expect(JSON.parse(writeCanonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
  expect(writeCanonicalJson([1, 2])).not.toBe(writeCanonicalJson([2, 1]))
})

test('a lock is written sorted, and read again', () => {
  const entry = (name: string) => ({
    name,
    arn: `arn:aws:iam::aws:policy/${name}`,
    version: 'v1',
    digest: `sha256:${'0'.repeat(64)}`,
    asOf: '2025-01-01',
  })
  const text = writeLock({ version: 1, policies: [entry('B'), entry('A')] })
  expect(lockRecord.parse(JSON.parse(text)).policies.map(({ name }) => name)).toEqual(['A', 'B'])
  expect(lockRecord.safeParse({ version: 1, policies: [entry('A'), entry('A')] }).success).toBe(false)
  expect(
    lockRecord.safeParse({ version: 1, policies: [{ ...entry('A'), arn: 'arn:aws:iam::1:policy/A' }] })
      .success,
  ).toBe(false)
})
