import { expect, test } from 'vitest'
import { indexActions } from '../actions/action-index.ts'
import table from '../fixtures/comparison-cases.json' with { type: 'json' }
import sample from '../fixtures/sample-snapshot.json' with { type: 'json' }
import { type Policy, parsePolicy } from '../policy/policy.ts'
import { policyDocument } from '../records/policy-document.ts'
import { comparePolicies } from './compare.ts'

const index = indexActions(sample)

function policyOf(statements: readonly unknown[]) {
  return parsePolicy(policyDocument.parse({ Version: '2012-10-17', Statement: statements }))
}

test.each(table.cases)('$why: $verdict', ({ before, after, verdict, changes }) => {
  const comparison = comparePolicies(policyOf(before), policyOf(after), index)
  expect(comparison.verdict).toBe(verdict)
  expect(Object.fromEntries(comparison.changes.map(({ name, kind }) => [name, kind]))).toEqual(changes)
})

test('an action that AWS does not list is compared wherever a statement names it in full', () => {
  const all = policyOf([{ Effect: 'Allow', Action: 'connect:*', Resource: '*' }])
  const denying = policyOf([
    { Effect: 'Allow', Action: 'connect:*', Resource: '*' },
    { Effect: 'Deny', Action: 'connect:BrandNew', Resource: '*' },
  ])
  const sparing = policyOf([
    { Effect: 'Allow', NotAction: ['connect:BrandNew', 's3:*', 'profile:*'], Resource: '*' },
  ])
  const kindsOf = (before: Policy, after: Policy) =>
    comparePolicies(before, after, index).changes.map(({ name, kind }) => `${kind} ${name}`)
  expect(kindsOf(all, denying)).toEqual(['lost connect:BrandNew'])
  expect(kindsOf(sparing, all)).toContain('gained connect:BrandNew')
})

test('changes are sorted by name, and each has what both sides do to the action', () => {
  const older = policyOf([{ Effect: 'Allow', Action: ['s3:PutObject', 'connect:OldThing'], Resource: '*' }])
  const newer = policyOf([
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::a/*' },
  ])
  const { changes, before, after } = comparePolicies(older, newer, index)
  expect(changes.map(({ name, kind }) => [name, kind])).toEqual([
    ['connect:OldThing', 'lost'],
    ['s3:GetObject', 'gained'],
    ['s3:PutObject', 'narrowed'],
  ])
  for (const change of changes) {
    const key = change.name.toLowerCase()
    expect(change.before).toBe(before.actions.get(key)?.outcome)
    expect(change.after).toBe(after.actions.get(key)?.outcome)
  }
})
