import { expect, test } from 'vitest'
import { indexActions } from '../actions/action-index.ts'
import table from '../fixtures/access-cases.json' with { type: 'json' }
import sample from '../fixtures/sample-snapshot.json' with { type: 'json' }
import { parsePolicy } from '../policy/policy.ts'
import { policyDocument } from '../records/policy-document.ts'
import { computeAccess, joinActions, unlistedActions } from './access.ts'
import type { CancelledGrant, Grant, Outcome } from './grant.ts'

const index = indexActions(sample)

function policyOf(...statements: readonly unknown[]) {
  return parsePolicy(policyDocument.parse({ Version: '2012-10-17', Statement: statements }))
}

function describeGrant(grant: Grant): string {
  const { statement, resources, conditions, limits } = grant
  const on = 'resource' in resources ? resources.resource : `all but ${resources.notResource.join(', ')}`
  const tests = conditions.map(({ operator, key, values }) => `${operator} ${key} ${values.join('|')}`)
  return [
    `${statement} on ${on}`,
    ...(tests.length > 0 ? [`if ${tests.join(' and ')}`] : []),
    ...(limits.length > 0 ? [`limited by ${limits.map((limit) => limit.statement).join(', ')}`] : []),
    ...(grant.unsupportedCondition ? ['unsupported'] : []),
    ...(grant.idle ? ['idle'] : []),
  ].join(' ')
}

function describeOutcome({ status, grants, cancelled, idle }: Outcome) {
  const describeCancelled = (grant: CancelledGrant) =>
    `${describeGrant(grant)} cancelled by ${grant.by.join(', ')}`
  return {
    status,
    ...(grants.length > 0 && { grants: grants.map(describeGrant) }),
    ...(cancelled.length > 0 && { cancelled: cancelled.map(describeCancelled) }),
    ...(idle.length > 0 && { idle: idle.map(describeGrant) }),
  }
}

test.each(table.cases)('$why', ({ statements, expected }) => {
  const { actions } = computeAccess(policyOf(...statements), index)
  const wanted = new Map<string, unknown>(Object.entries(expected))
  const described = [...actions.values()].map(({ name, outcome }) => [
    name,
    typeof wanted.get(name) === 'string' ? outcome.status : describeOutcome(outcome),
  ])
  expect(Object.fromEntries(described)).toEqual(expected)
})

test('an access is sorted by name and keyed by lowercase name', () => {
  const { actions } = computeAccess(
    policyOf({ Effect: 'Allow', Action: ['s3:*', 'connect:Zz', 'connect:*'], Resource: '*' }),
    index,
  )
  const names = [...actions.values()].map(({ name }) => name)
  expect(names).toEqual([...names].sort())
  expect(names).toContain('connect:Zz')
  expect([...actions.keys()]).toEqual(names.map((name) => name.toLowerCase()))
})

test('a known action has its facts, an unknown one has none', () => {
  const { actions } = computeAccess(
    policyOf({ Effect: 'Allow', Action: ['connect:OldThing', 'connect:ListUsers'], Resource: '*' }),
    index,
  )
  expect(actions.get('connect:listusers')?.facts).toBe(index.find('connect:ListUsers')?.facts)
  expect(actions.get('connect:oldthing')).toBeDefined()
  expect(actions.get('connect:oldthing')?.facts).toBeUndefined()
})

test('unlisted actions are spelled as an Allow first writes them, without wildcards', () => {
  const policy = policyOf(
    { Effect: 'Deny', Action: 'connect:DeniedOnly', Resource: '*' },
    { Effect: 'Allow', NotAction: 'connect:Excluded', Resource: '*' },
    { Effect: 'Allow', Action: ['connect:OldThing', 'CONNECT:OLDTHING', 'connect:Old*'], Resource: '*' },
    { Effect: 'Allow', Action: 'connect:LISTUSERS', Resource: '*' },
  )
  expect(unlistedActions(policy, index)).toEqual([{ name: 'connect:OldThing' }])
})

test('joined lists have each action once, in its first spelling', () => {
  expect(joinActions([{ name: 'a:B' }], [{ name: 'A:b' }, { name: 'a:C' }])).toEqual([
    { name: 'a:B' },
    { name: 'a:C' },
  ])
})

test('wildcards also match an action that only the other side of a comparison names', () => {
  const policy = policyOf({ Effect: 'Allow', Action: 'connect:Old*', Resource: '*' })
  expect(computeAccess(policy, index).actions.size).toBe(0)
  expect([...computeAccess(policy, index, [{ name: 'connect:OldThing' }]).actions.keys()]).toEqual([
    'connect:oldthing',
  ])
})
