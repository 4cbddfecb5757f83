// Tests that sites share an index only if everything that it depends on is the same.
import { expect, test } from 'vitest'
import type { Snapshot } from '../core/actions/action.ts'
import { type IndexInput, indexForSite } from './shared-index.ts'

const makeSnapshot = (): Snapshot => ({
  name: 'test 1',
  takenAt: '2026-02-01T00:00:00Z',
  services: [
    {
      prefix: 'a',
      name: 'Service A',
      actions: [
        {
          name: 'a:One',
          accessLevel: 'Write',
          resourceTypes: [],
          conditionKeys: [],
          dependentActions: [],
        },
      ],
      resourceTypes: [],
      conditionKeys: [],
    },
  ],
})

const snapshot = makeSnapshot()
const content: IndexInput = { settings: { services: [] }, firstSeen: { actions: {} } }

test('the same snapshot and records give the same index', () => {
  expect(indexForSite(snapshot, { ...content, settings: { ...content.settings } })).toBe(
    indexForSite(snapshot, content),
  )
})

const old = { asOf: '2025-01-01', source: 'https://example.org/' }
const changed: readonly (readonly [what: string, change: Partial<IndexInput>])[] = [
  [
    'names of services',
    { settings: { services: [{ prefix: 'a', name: 'Another name', source: 'https://example.org/' }] } },
  ],
  ['days of first sight', { firstSeen: { actions: { 'a:One': { firstSeen: '2020-01-01' } } } }],
  ['dependent actions', { dependentActions: { ...old, actions: {} } }],
  ['permission-only actions', { permissionOnly: { ...old, actions: [] } }],
]

test('another snapshot gives another index', () => {
  expect(indexForSite(makeSnapshot(), content)).not.toBe(indexForSite(snapshot, content))
})

test.each(changed)('other %s give another index, and the first ones again theirs', (_, change) => {
  const first = indexForSite(snapshot, content)
  const other = indexForSite(snapshot, { ...content, ...change })
  expect(other).not.toBe(first)
  const again = indexForSite(snapshot, content)
  expect(again.snapshot).toEqual(first.snapshot)
})
