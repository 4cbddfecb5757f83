// Tests that evidence about the account of a resource is true.
import { expect, test } from 'vitest'
import { indexActions } from '../actions/action-index.ts'
import { comparePolicies } from '../changes/compare.ts'
import sample from '../fixtures/sample-snapshot.json' with { type: 'json' }
import { parsePolicy } from '../policy/policy.ts'
import { policyDocument } from '../records/policy-document.ts'
import { readInstant } from './operator.ts'
import { evaluate } from './request.ts'

const index = indexActions(sample)

function policyOf(...conditions: readonly object[]) {
  const Statement = conditions.map((Condition) => ({
    Effect: 'Allow',
    Action: 'connect:DescribeUser',
    Resource: '*',
    Condition,
  }))
  return parsePolicy(policyDocument.parse({ Version: '2012-10-17', Statement }))
}

test.each([
  ['StringEquals', '4444*'],
  ['StringLike', '4444*'],
  ['StringNotEquals', '111122223333'],
  ['StringNotLike', '1111*'],
])('what %s %s newly allows was refused before and is allowed now', (operator, account) => {
  const tag = { StringEquals: { 'aws:PrincipalTag/x': 'y' } }
  const [before, after] = [policyOf(tag), policyOf(tag, { [operator]: { 'aws:ResourceAccount': account } })]
  const [change] = comparePolicies(before, after, index).changes
  const request = change?.nowAllowed
  expect(request).toBeDefined()
  if (request === undefined) return
  const asked = {
    action: 'connect:DescribeUser',
    resource: request.resource,
    context: Object.fromEntries(request.context),
  }
  const own = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(asked.resource)?.[1]
  // The key is the account of the ARN, if that has one.
  expect(asked.context['aws:ResourceAccount']).toEqual(
    own === undefined ? asked.context['aws:ResourceAccount'] : [own],
  )
  expect([before, after].map((policy) => evaluate([policy], asked).answer)).toEqual([
    'not allowed',
    'allowed',
  ])
})

test('evidence keeps the key without which the account of its ARN decides otherwise', () => {
  const tag = { StringEquals: { 'aws:PrincipalTag/x': 'y' } }
  const after = policyOf(tag, { StringNotEquals: { 'aws:ResourceAccount': '111122223333' } })
  const [change] = comparePolicies(
    policyOf({ Bool: { 'aws:ViaAWSService': 'perhaps' } }),
    after,
    index,
  ).changes
  const { resource = '', context = new Map() } = change?.nowAllowed ?? {}
  const account = resource.split(':')[4] ?? ''
  const asked = {
    action: 'connect:DescribeUser',
    resource,
    context: { ...Object.fromEntries(context), 'aws:ResourceAccount': account },
  }
  expect(evaluate([after], asked).answer).toBe('allowed')
})

test('a date without a zone is UTC wherever the machine is', () => {
  const zone = process.env['TZ']
  process.env['TZ'] = 'Asia/Tokyo'
  try {
    expect(readInstant('2024-01-01T00:00:00')).toBe(Date.UTC(2024, 0, 1))
    expect(readInstant('2024-01-01T00:00:00+09:00')).toBe(Date.UTC(2023, 11, 31, 15))
    expect(readInstant('2024-01-01')).toBe(Date.UTC(2024, 0, 1))
  } finally {
    process.env['TZ'] = zone
  }
})
