import { expect, test } from 'vitest'
import { statement, version } from '../../../tests/support/small-versions.ts'
import { indexActions } from '../actions/action-index.ts'
import { traceActions } from './history.ts'

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
