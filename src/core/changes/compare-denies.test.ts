import { expect, test } from 'vitest'
import { parsePolicy } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/policy-document.ts'
import { haveSameDenies } from './compare-denies.ts'

const policyOf = (...statements: readonly object[]) =>
  parsePolicy({ Version: '2012-10-17', Statement: statements } as PolicyDocument)

const allow = { Effect: 'Allow', Action: 'a:One', Resource: '*' }
const deny = (Action: string | readonly string[], extra: object = {}) => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  ...extra,
})
const unless = (...values: readonly string[]) => ({
  Condition: { StringNotEquals: { 'aws:PrincipalTag/T': values } },
})

test.each([
  ['no Deny', [allow], []],
  ['the same Deny next to another Allow', [allow, deny('a:Two')], [deny('a:Two')]],
  ['another order of statements', [deny('a:One'), deny('a:Two')], [deny('a:Two'), deny('a:One')]],
  ['another name of the statement', [deny('a:One', { Sid: 'A' })], [deny('a:One', { Sid: 'B' })]],
  ['another order, and another case, of actions', [deny(['a:One', 'a:Two'])], [deny(['A:two', 'a:One'])]],
  ['another order of values', [deny('a:One', unless('x', 'y'))], [deny('a:One', unless('y', 'x'))]],
])('%s makes no difference', (_, before, after) => {
  expect(haveSameDenies(policyOf(...before), policyOf(...after))).toBe(true)
})

test.each([
  ['a Deny', [allow], [allow, deny('a:Two')]],
  ['an action', [deny('a:One')], [deny(['a:One', 'a:Two'])]],
  ['NotAction for Action', [deny('a:One')], [{ Effect: 'Deny', NotAction: 'a:One', Resource: '*' }]],
  ['a resource', [deny('a:One')], [deny('a:One', { Resource: 'arn:aws:a:::x' })]],
  [
    'NotResource for Resource',
    [deny('a:One', { Resource: 'arn:aws:a:::x' })],
    [{ Effect: 'Deny', Action: 'a:One', NotResource: 'arn:aws:a:::x' }],
  ],
  ['a condition', [deny('a:One')], [deny('a:One', unless('x'))]],
  ['a value', [deny('a:One', unless('x'))], [deny('a:One', unless('x', 'y'))]],
])('%s makes a difference', (_, before, after) => {
  expect(haveSameDenies(policyOf(...before), policyOf(...after))).toBe(false)
})
