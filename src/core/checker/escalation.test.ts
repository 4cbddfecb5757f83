// Checks which policies are said to escalate privileges, and how much that matters.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadSnapshot } from '../../data/action-snapshot.ts'
import { loadContent } from '../../data/records.ts'
import { indexActions } from '../actions/action-index.ts'
import cases from '../fixtures/escalation-cases.json' with { type: 'json' }
import { toLintOptions } from './lint-options.ts'
import { lintPolicy } from './lint-policy.ts'

const index = indexActions(await loadSnapshot())
const options = toLintOptions(await loadContent())

const escalations = (policy: unknown) =>
  lintPolicy(JSON.stringify(policy), index, options).filter(({ rule }) => rule === 'privilege-escalation')

test.each(cases)('$why: $expected', ({ policy, expected, says }) => {
  const found = escalations(policy)
  const worst = (['error', 'warning', 'info'] as const).find((one) =>
    found.some(({ severity }) => severity === one),
  )
  expect(worst ?? 'nothing').toBe(expected)
  if (says !== undefined) expect(found.map(({ message }) => message).join(' ')).toContain(says)
})

test('full administrator access is said first, and once', () => {
  const text = JSON.stringify({
    Statement: [{ Sid: 'not a Sid', Effect: 'Allow', Action: ['*', 'iam:*'], Resource: '*' }],
  })
  const [first, ...others] = lintPolicy(text, index, options)
  expect(first).toMatchObject({ rule: 'privilege-escalation', severity: 'error' })
  expect(others.filter(({ rule }) => rule === 'privilege-escalation')).toEqual([])
})

test('what a statement says about other resources or Regions never hides a role that can be passed', () => {
  const wide = { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/)
  const harmless = fc.oneof(
    name.map((role) => ({ Effect: 'Deny', Action: 'iam:*', Resource: `arn:aws:iam::*:role/${role}` })),
    name.map((bucket) => ({ Effect: 'Deny', Action: 's3:*', Resource: `arn:aws:s3:::${bucket}` })),
    name.map((role) => ({
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: `arn:aws:iam::*:role/${role}-*`,
    })),
    fc.constantFrom('us-east-1', 'eu-west-2').map((region) => ({
      Effect: 'Deny',
      NotAction: 's3:*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': region } },
    })),
  )
  fc.assert(
    fc.property(fc.array(harmless, { maxLength: 3 }), (others) => {
      const regions = new Set(others.map((one) => JSON.stringify('Condition' in one ? one.Condition : '')))
      // Two Regions at once exclude everything.
      fc.pre([...regions].filter((text) => text !== '""').length < 2)
      expect(escalations({ Version: '2012-10-17', Statement: [wide, ...others] })).not.toEqual([])
    }),
    { numRuns: 30 },
  )
})
