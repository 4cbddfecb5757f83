import { expect, test } from 'vitest'
import { indexActions } from '../actions/action-index.ts'
import { parsePolicy } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/policy-document.ts'
import { traceActions, traceStatements } from './history.ts'

const facts = (name: string) => ({
  name,
  accessLevel: 'Read',
  resourceTypes: [],
  conditionKeys: [],
  dependentActions: [],
})
const index = indexActions({
  name: 'test',
  takenAt: '2026-01-01T00:00:00Z',
  services: [
    {
      prefix: 'a',
      name: 'A',
      actions: [facts('a:One'), facts('a:Two')],
      resourceTypes: [],
      conditionKeys: [],
    },
  ],
})
const statement = (action: string | string[], extra: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: '*',
  ...extra,
})
const version = (id: string, ...statements: object[]) => ({
  id,
  policy: parsePolicy({ Version: '2012-10-17', Statement: statements } as PolicyDocument),
})
const spansOf = (versions: Parameters<typeof traceActions>[0], name: string) =>
  traceActions(versions, index).find((action) => action.name === name)?.spans

test('an action is granted since the version that first grants it', () => {
  const versions = [version('v1', statement('a:One')), version('v2', statement(['a:One', 'a:Two']))]
  expect(spansOf(versions, 'a:One')).toEqual([{ since: 'v1' }])
  expect(spansOf(versions, 'a:Two')).toEqual([{ since: 'v2' }])
})

test('a lost action was granted until the last version that granted it, and may come back', () => {
  const versions = [
    version('v1', statement('a:*')),
    version('v2', statement('a:*')),
    version('v3', statement('a:Two')),
    version('v7', statement('a:*')),
  ]
  expect(spansOf(versions, 'a:One')).toEqual([{ since: 'v1', until: 'v2' }, { since: 'v7' }])
})

test('an action that the newer version denies is no longer granted', () => {
  const versions = [
    version('v1', statement('a:One')),
    version('v2', statement('a:One'), statement('a:One', { Effect: 'Deny' })),
  ]
  expect(spansOf(versions, 'a:One')).toEqual([{ since: 'v1', until: 'v1' }])
})

test('a retired action that a later wildcard still covers is not lost', () => {
  const versions = [version('v1', statement('a:Gone')), version('v2', statement('a:*'))]
  expect(spansOf(versions, 'a:Gone')).toEqual([{ since: 'v1' }])
})

test('changes of scope are steps', () => {
  const versions = [
    version('v1', statement('a:One')),
    version('v2', statement('a:One', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } })),
  ]
  expect(traceActions(versions, index)[0]?.steps).toEqual([
    { version: 'v1', kind: 'gained' },
    { version: 'v2', kind: 'narrowed' },
  ])
})

const traced = (...versions: Parameters<typeof traceStatements>[0]) =>
  traceStatements(versions).map(({ since, changed }) => [since, changed])

test('a statement that moves or gets a Sid has not changed', () => {
  expect(
    traced(
      version('v1', statement('a:One'), statement('b:*')),
      version('v2', statement('b:*'), statement('a:One', { Sid: 'First' })),
    ),
  ).toEqual([
    ['v1', 'v1'],
    ['v1', 'v1'],
  ])
})

test('a statement is at its place in the version that last changed it, wherever it moved since', () => {
  const places = traceStatements([
    version('v1', statement('a:One'), statement('b:*')),
    version('v2', statement('b:*'), statement('c:*'), statement('a:One')),
    version('v3', statement('c:*'), statement('b:*'), statement('a:One', { Resource: 'x' })),
  ]).map(({ changed, changedAt }) => [changed, changedAt])
  expect(places).toEqual([
    ['v2', 1],
    ['v1', 1],
    ['v3', 2],
  ])
})

test('a statement that keeps its Sid keeps its age when its text changes', () => {
  expect(
    traced(version('v1', statement('a:One', { Sid: 'S' })), version('v2', statement('b:*', { Sid: 'S' }))),
  ).toEqual([['v1', 'v2']])
})

test('a statement without a Sid keeps its age when half of its actions stay', () => {
  expect(
    traced(version('v1', statement(['a:One', 'a:Two'])), version('v2', statement(['a:One', 'a:Two', 'b:*']))),
  ).toEqual([['v1', 'v2']])
})

test('a statement with a different effect is new', () => {
  expect(
    traced(version('v1', statement('a:One')), version('v2', statement('a:One', { Effect: 'Deny' }))),
  ).toEqual([['v2', 'v2']])
})

test('two equal statements are not the same one', () => {
  expect(
    traced(version('v1', statement('a:One')), version('v2', statement('a:One'), statement('a:One'))),
  ).toEqual([
    ['v1', 'v1'],
    ['v2', 'v2'],
  ])
})
