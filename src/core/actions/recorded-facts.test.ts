import { expect, test } from 'vitest'
import type { ActionFacts, Snapshot } from './action.ts'
import { addRecordedFacts } from './recorded-facts.ts'

const action = (name: string, facts: Partial<ActionFacts> = {}): ActionFacts => ({
  name,
  accessLevel: 'Write',
  resourceTypes: [],
  conditionKeys: [],
  dependentActions: [],
  ...facts,
})

const snapshotOf = (...actions: readonly ActionFacts[]): Snapshot => ({
  name: 'test 1',
  takenAt: '2026-09-26T04:46:59Z',
  services: [{ prefix: 'a', name: 'A', actions, resourceTypes: [], conditionKeys: [] }],
})

const source = 'https://example.org/'
const firstSeen: Readonly<Record<string, string>> = { 'a:Old': '2026-07-11', 'a:New': '2026-07-12' }

const recorded = {
  dependentActions: {
    asOf: '2026-07-11',
    source,
    actions: {
      'a:Create': { always: ['iam:PassRole'], byType: { thing: ['a:Tag', 'iam:PassRole'] } },
    },
  },
  permissionOnly: { asOf: '2026-07-11', source, actions: ['a:Create'] },
  firstSeenOf: (name: string) => firstSeen[name],
}

const factsOf = (snapshot: Snapshot, name: string) =>
  addRecordedFacts(snapshot, recorded).services[0]?.actions.find((one) => one.name === name)

test('recorded dependents are added with their day, each once, and by resource type', () => {
  expect(factsOf(snapshotOf(action('a:Create')), 'a:Create')).toMatchObject({
    dependentActions: ['a:Tag', 'iam:PassRole'],
    dependentsByResourceType: { thing: ['a:Tag', 'iam:PassRole'] },
    dependentsAsOf: '2026-07-11',
    permissionOnly: true,
  })
})

test('an action that was listed on that day and has no row required nothing', () => {
  expect(factsOf(snapshotOf(action('a:Old')), 'a:Old')).toMatchObject({
    dependentActions: [],
    dependentsAsOf: '2026-07-11',
    permissionOnly: false,
  })
})

test('for an action that is newer, or whose first day nobody knows, nothing is known', () => {
  for (const name of ['a:New', 'a:Undated']) {
    expect(factsOf(snapshotOf(action(name)), name)).toEqual(action(name))
  }
})

test('a snapshot that has dependents of a service again counts for the whole service', () => {
  const snapshot = snapshotOf(action('a:Create'), action('a:New', { dependentActions: ['a:Old'] }))
  expect(factsOf(snapshot, 'a:Create')).toMatchObject({ dependentActions: [], dependentsAsOf: '2026-09-26' })
  expect(factsOf(snapshot, 'a:New')).toMatchObject({
    dependentActions: ['a:Old'],
    dependentsAsOf: '2026-09-26',
  })
  // Each kind of fact on its own: this snapshot has no permission-only marks.
  expect(factsOf(snapshot, 'a:Create')?.permissionOnly).toBe(true)
})

test('without records, a snapshot without these facts stays as it is', () => {
  const snapshot = snapshotOf(action('a:Create'))
  expect(addRecordedFacts(snapshot, { firstSeenOf: () => '2020-01-01' })).toEqual(snapshot)
})
