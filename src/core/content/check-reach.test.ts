// Tests that records of reach that contradict each other, the settings or the snapshot are found.
import { expect, test } from 'vitest'
import type { ReachBasis, ReachRecord } from '../records/reach.ts'
import type { SiteSettings } from '../records/record.ts'
import { assertReach, checkReachSnapshot } from './check-reach.ts'

const basis: ReachBasis = {
  snapshot: 'sample 1',
  takenAt: '2026-01-01T00:00:00Z',
  archive: 'archive 1',
  newestVersion: '2025-12-01T00:00:00Z',
  policyCount: 9,
  retired: [],
  actions: { spa: ['Cool', 'Heat'] },
}

const record: ReachRecord = {
  policy: 'Bather',
  arn: 'arn:aws:iam::aws:policy/Bather',
  breadth: 'named-services',
  versions: [
    { version: 'v1', created: '2020-01-01T00:00:00Z', sources: ['test'] },
    { version: 'v2', sources: ['test'], gained: ['spa:*'] },
  ],
  grants: [
    {
      status: 'full',
      actions: ['spa:*'],
      scopes: [{ statement: 0, resource: '*', conditions: [], limitedBy: [] }],
    },
  ],
}

const settings = (ownServices: readonly string[]): SiteSettings => ({
  title: 'Spa',
  asOf: '2026-01-01T00:00:00Z',
  tagAuthority: 'spa.example',
  ownServices: [...ownServices],
})

interface Given {
  readonly basis?: Partial<ReachBasis>
  readonly record?: Partial<ReachRecord>
  readonly own?: readonly string[]
  readonly catalog?: readonly string[]
}

function findingsOf({ basis: more = {}, record: other = {}, own = ['spa'], catalog = [] }: Given) {
  return assertReach({
    settings: { file: 'site.json', record: settings(own) },
    reachBasis: { file: 'reach.json', record: { ...basis, ...more } },
    reach: [{ file: 'reach/Bather.json', record: { ...record, ...other } }],
    policies: catalog.map((name) => ({
      name,
      file: name,
      hasPolicyFile: false,
      versions: [],
      versionFileCount: 0,
    })),
    examples: [],
  }).map(({ file, at, found }) => `${file} ${at.join('.')}: ${found}`)
}

test('sound records have no findings', () => {
  expect(findingsOf({})).toEqual([])
})

test('records need what decided them', () => {
  const found = assertReach({ reach: [{ file: 'reach/Bather.json', record }], policies: [], examples: [] })
  expect(found.map((finding) => finding.found)).toEqual(['a record of reach without reach.json'])
})

test('the decided services are those of the site', () => {
  expect(findingsOf({ own: ['spa', 'bar'] })).toEqual(['reach.json actions: no actions of bar'])
  expect(findingsOf({ own: [] })).toEqual(['reach.json actions.spa: actions of spa'])
})

test('a policy of the catalog and a retired one have no record', () => {
  expect(findingsOf({ catalog: ['Bather'] })).toEqual([
    'reach/Bather.json policy: Bather, which is in the catalog',
  ])
  expect(findingsOf({ basis: { retired: [{ policy: 'Bather', goneBy: '2025-01-01' }] } })).toEqual([
    'reach/Bather.json policy: Bather, which is retired, as reach.json says',
  ])
})

test('versions and their dates are in order', () => {
  const [first, second] = record.versions
  if (first === undefined || second === undefined) throw new Error('no versions')
  expect(findingsOf({ record: { versions: [second, first] } })).toEqual([
    'reach/Bather.json versions.1: v1 after v2',
  ])
  const early = { ...second, created: '2019-12-31T00:00:00Z' }
  expect(findingsOf({ record: { versions: [first, early] } })).toEqual([
    'reach/Bather.json versions.1: 2019-12-31T00:00:00Z after 2020-01-01T00:00:00Z',
  ])
})

test('what the newest version grants is what its versions gained and did not lose', () => {
  const versions = [...record.versions, { version: 'v3', sources: ['test'], lost: ['spa:Heat'] }]
  expect(findingsOf({ record: { versions } })).toEqual(['reach/Bather.json grants: 2 actions'])
})

test('a snapshot that moved on is found', () => {
  expect(checkReachSnapshot(basis, 'sample 1')).toEqual([])
  expect(checkReachSnapshot(basis, 'sample 2')).toMatchObject([
    { file: 'reach.json', at: ['snapshot'], expected: '"sample 2", the pinned snapshot' },
  ])
})

test('settings that cannot be read are no fault of these records', () => {
  const content = { policies: [], examples: [], reachBasis: { file: 'reach.json', record: basis }, reach: [] }
  expect(assertReach(content)).toEqual([])
})
