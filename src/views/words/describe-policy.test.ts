// Checks the computed descriptions of policies that have no recorded summary.
import { expect, test } from 'vitest'
import { smallSite } from '../../../tests/support/small-site.ts'
import type { PolicyRecord } from '../../core/records/record.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { toPolicyJson } from '../api/policies-json.ts'
import { toPolicySummary } from '../policies/policy-summary.ts'
import { toPolicyView } from '../policies/policy-view.ts'
import { describePolicy } from './describe-policy.ts'

const allow = (...actions: string[]) => ({ Effect: 'Allow', Action: actions, Resource: '*' })
const deny = (...actions: string[]) => ({ Effect: 'Deny', Action: actions, Resource: '*' })

const onRoot = { Condition: { StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } } }

function unwritten(statements: readonly object[], kind: PolicyRecord['kind'] = 'managed') {
  const site = smallSite(statements)
  const [policy] = site.policies
  if (policy === undefined) throw new Error('no policy')
  const record: PolicyRecord = { name: policy.name, arn: policy.record.arn, kind }
  return { site, policy: { ...policy, record } }
}

const describe = ({ site, policy }: { readonly site: Site; readonly policy: PolicyModel }) =>
  describePolicy(site, policy)

test('a recorded summary takes precedence over a computed one', () => {
  const site = smallSite([allow('a:One')])
  expect(site.policies.map((policy) => describePolicy(site, policy))).toEqual(['A small policy.'])
})

test.each([
  [[allow('a:One')], 'Grants 1 action in Service A.'],
  [[allow('a:*')], 'Grants 3 actions in Service A.'],
  [[allow('a:*', 'b:X')], 'Grants 4 actions in 2 services: Service A and b.'],
  [[allow('a:*', 'b:X', 'c:X', 'd:X')], 'Grants 6 actions in 4 services, led by Service A, b and c.'],
  [[allow('a:*'), deny('a:One')], 'Grants 2 actions in Service A.'],
  [[deny('a:One', 'a:Two')], 'Grants nothing and denies 2 actions in Service A.'],
  [
    [
      { Effect: 'Deny', NotAction: 'a:Two', Resource: '*' },
      { ...deny('a:Two'), ...onRoot },
    ],
    'Grants nothing and denies 2 actions in Service A, and 1 more action only on some resources or under conditions.',
  ],
  [
    [{ ...deny('a:Three'), Resource: 'arn:aws:a:::thing/x' }],
    'Grants nothing and denies 1 action in Service A, only on some resources or under conditions.',
  ],
  [
    [deny('b:X', 'a:One'), deny('b:X')],
    'Grants nothing and denies 2 actions in 2 services: Service A and b.',
  ],
  [[allow('a:None*')], 'Grants nothing.'],
])('%j: %s', (statements, expected) => {
  expect(describe(unwritten(statements))).toBe(expected)
})

test.each([
  [[allow('a:One')], '1 action in 1 service: 1 full'],
  [[allow('a:One', 'b:X'), deny('b:X')], '1 action in 1 service: 1 full, 1 denied'],
  [[deny('a:One', 'a:Two')], 'nothing'],
  [[allow('a:One'), deny('a:*')], 'nothing; 1 denied'],
  [[{ ...allow('a:Three'), Resource: 'arn:aws:a:::other/*' }], 'nothing; 1 idle'],
])('%j grants %s', (statements, expected) => {
  const { site, policy } = unwritten(statements)
  expect(toPolicySummary(site, policy).grantsText).toBe(expected)
})

test('a policy is not found under a service whose actions it only names in vain', () => {
  const { site, policy } = unwritten([allow('b:X'), { ...allow('a:Three'), Resource: 'arn:aws:a:::other/*' }])
  expect(toPolicySummary(site, policy).services).toEqual(['b'])
})

test('a policy for a service-linked role names the role as the one that receives the actions', () => {
  expect(describe(unwritten([allow('a:One')], 'service-linked-role'))).toBe(
    'Grants a service-linked role 1 action in Service A.',
  )
})

test('pages and JSON omit fields that are not recorded', () => {
  const { site, policy } = unwritten([allow('a:One')])
  expect(toPolicyView(site, policy).policy.summary).toBe('Grants 1 action in Service A.')
  expect(toPolicyJson(site, policy)).not.toHaveProperty('status')
  expect(JSON.stringify(toPolicyView(site, policy))).not.toContain('undefined')
})
