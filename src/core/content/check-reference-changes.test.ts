// Tests that faulty rows of the reference's changes are found, each at its place.
import { expect, test } from 'vitest'
import type { ReferenceChange, ReferenceChangesRecord } from '../records/reference-changes.ts'
import { assertReferenceChanges, assertReferenceState } from './check-reference-changes.ts'

const row = (day: string, action: string, more: Partial<ReferenceChange> = {}): ReferenceChange => ({
  day,
  action,
  field: 'resource-type',
  added: ['user'],
  ...more,
})

const folder = (changes: ReferenceChange[], more: Partial<ReferenceChangesRecord> = {}) => ({
  policies: [],
  examples: [],
  referenceChanges: {
    file: 'r.json',
    record: {
      since: '2024-01-01',
      until: '2026-01-01',
      source: 'https://example.org/',
      services: ['connect', 'kms'],
      resourceTypes: {},
      changes,
      ...more,
    },
  },
})

test('sound rows have no findings', () => {
  const content = folder([
    row('2025-01-01', 'connect:A'),
    row('2025-01-01', 'kms:A'),
    row('2026-01-01', 'connect:A'),
  ])
  expect(assertReferenceChanges(content)).toEqual([])
  expect(assertReferenceChanges({ policies: [], examples: [] })).toEqual([])
})

test.each<[string, ReturnType<typeof folder>, readonly (string | number)[]]>([
  [
    'a row out of order',
    folder([row('2025-02-02', 'kms:A'), row('2025-02-02', 'connect:A')]),
    ['changes', 1],
  ],
  ['a repeated row', folder([row('2025-02-02', 'kms:A'), row('2025-02-02', 'kms:A')]), ['changes', 1]],
  ['a day before the first comparison', folder([row('2024-01-01', 'kms:A')]), ['changes', 0, 'day']],
  ['a day after the last snapshot', folder([row('2026-01-02', 'kms:A')]), ['changes', 0, 'day']],
  ['an action of another service', folder([row('2025-01-01', 's3:A')]), ['changes', 0, 'action']],
  ['unsorted names', folder([row('2025-01-01', 'kms:A', { added: ['b', 'a'] })]), ['changes', 0, 'added', 1]],
  [
    'a name on both sides',
    folder([row('2025-01-01', 'kms:A', { removed: ['user'] })]),
    ['changes', 0, 'added'],
  ],
  [
    'a row about an action that names another one',
    folder([row('2025-01-01', 'kms:A', { field: 'action', added: ['kms:B'] })]),
    ['changes', 0, 'added'],
  ],
  ['unsorted services', folder([], { services: ['kms', 'connect'] }), ['services', 1]],
  ['a period that ends before it starts', folder([], { until: '2023-01-01' }), ['until']],
  [
    'a resource type of another service',
    folder([], { resourceTypes: { 's3:bucket': { formatSince: '2025-01-01' } } }),
    ['resourceTypes', 's3:bucket'],
  ],
])('%s is reported at its place', (_, content, at) => {
  expect(assertReferenceChanges(content)).toMatchObject([{ file: 'r.json', at }])
})

const state = (takenAt: string, keys: number) => ({
  ...folder([]),
  referenceState: {
    file: 's.json',
    record: {
      snapshot: 'test',
      takenAt,
      resourceTypes: {},
      keyLists: [[]],
      actions: { 'kms:A': { level: 'Read', keys } },
    },
  },
})

test('the state is of the last day of the changes, and its lists exist', () => {
  expect(assertReferenceState(state('2026-01-01T00:00:00Z', 0))).toEqual([])
  expect(assertReferenceState(state('2026-01-02T00:00:00Z', 0))).toMatchObject([{ at: ['takenAt'] }])
  expect(assertReferenceState(state('2026-01-01T00:00:00Z', 1))).toMatchObject([
    { at: ['actions', 'kms:A', 'keys'], found: '1' },
  ])
})
