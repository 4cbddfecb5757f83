// Tests which rows a sync adds when the pinned snapshot moves, with two small snapshots.
import { expect, test } from 'vitest'
import type { ActionFacts, Snapshot } from '../../../src/core/actions/action.ts'
import {
  assertReferenceChanges,
  assertReferenceState,
} from '../../../src/core/content/check-reference-changes.ts'
import {
  type ReferenceChange,
  type ReferenceChangesRecord,
  type ReferenceStateRecord,
  referenceChangesRecord,
  referenceStateRecord,
} from '../../../src/core/records/reference-changes.ts'
import { listActionDays } from '../../../src/core/reference/action-days.ts'
import { loadSnapshot } from '../../../src/data/action-snapshot.ts'
import { loadContent } from '../../../src/data/records.ts'
import { planReference } from './plan-reference.ts'
import { formatReferenceState, fromState, toState } from './reference-files.ts'
import type { Write } from './write.ts'

const action = (name: string, facts: Partial<ActionFacts> = {}): ActionFacts => ({
  name,
  accessLevel: 'Tagging',
  resourceTypes: [],
  conditionKeys: [],
  dependentActions: [],
  ...facts,
})

const contact = { name: 'contact', required: true, arn: 'arn:aws:connect:::contact/*' }
const user = { name: 'user', required: false, arn: 'arn:aws:connect:::user/*' }

const snapshot = (takenAt: string, actions: readonly ActionFacts[], types: readonly object[]): Snapshot => ({
  name: `test ${takenAt}`,
  takenAt,
  services: [
    {
      prefix: 'connect',
      name: 'Amazon Connect',
      actions,
      resourceTypes: types as Snapshot['services'][number]['resourceTypes'],
      conditionKeys: [],
    },
    { prefix: 'other', name: 'Other', actions: [], resourceTypes: [], conditionKeys: [] },
  ],
})

const older = snapshot(
  '2026-01-01T00:00:00Z',
  [
    action('connect:Gone'),
    action('connect:Start', { resourceTypes: [contact], conditionKeys: ['connect:Channel'] }),
    action('connect:Tag'),
  ],
  [
    { ...contact, conditionKeys: [] },
    { ...user, conditionKeys: [] },
  ],
)

const newer = snapshot(
  '2026-02-02T00:00:00Z',
  [
    action('connect:New'),
    action('connect:Start', { resourceTypes: [user], conditionKeys: ['aws:TagKeys'] }),
    action('connect:Tag', { accessLevel: 'Tagging, Write' }),
  ],
  [{ ...user, arn: 'arn:aws:connect:::agent/*', conditionKeys: ['aws:ResourceTag/team'] }],
)

const record: ReferenceChangesRecord = {
  since: '2025-01-01',
  until: '2026-01-01',
  source: 'https://example.org/',
  services: ['connect'],
  resourceTypes: {},
  changes: [{ day: '2025-02-02', action: 'connect:Tag', field: 'action', added: ['connect:Tag'] }],
}

const recorded = { referenceChanges: record, referenceState: toState(older, ['connect']) }

function readWrites(writes: readonly Write[]): {
  record: ReferenceChangesRecord
  state: ReferenceStateRecord
} {
  const [changes, state] = writes.map((write) => JSON.parse('text' in write ? write.text : ''))
  return { record: referenceChangesRecord.parse(changes), state: referenceStateRecord.parse(state) }
}

const rows: readonly ReferenceChange[] = [
  { day: '2026-02-02', action: 'connect:Gone', field: 'action', removed: ['connect:Gone'] },
  { day: '2026-02-02', action: 'connect:New', field: 'action', added: ['connect:New'] },
  {
    day: '2026-02-02',
    action: 'connect:Start',
    field: 'condition-key',
    removed: ['connect:Channel'],
    added: ['aws:TagKeys'],
  },
  {
    day: '2026-02-02',
    action: 'connect:Start',
    field: 'resource-type',
    removed: ['contact*'],
    added: ['user'],
  },
]

test('a newer snapshot adds its rows with its day, and a renamed level is none', () => {
  const plan = planReference(recorded, newer)
  const written = readWrites(plan.writes)
  expect(plan.rowCount).toBe(4)
  expect(written.record).toMatchObject({ since: '2025-01-01', until: '2026-02-02', services: ['connect'] })
  expect(written.record.changes).toEqual([...record.changes, ...rows])
  expect(written.state).toEqual(toState(newer, ['connect']))
})

test('what the newer snapshot no longer says about resource types is recorded', () => {
  expect(readWrites(planReference(recorded, newer).writes).record.resourceTypes).toEqual({
    'connect:contact': { format: 'arn:aws:connect:::contact/*' },
    'connect:user': { formatSince: '2026-02-02', keysSince: { 'aws:ResourceTag/team': '2026-02-02' } },
  })
})

test('the written files are without findings, and the reference before them can be derived', () => {
  const written = readWrites(planReference(recorded, newer).writes)
  const folder = {
    policies: [],
    examples: [],
    referenceChanges: { file: 'r.json', record: written.record },
    referenceState: { file: 's.json', record: written.state },
  }
  expect([...assertReferenceChanges(folder), ...assertReferenceState(folder)]).toEqual([])
  const day = listActionDays(written.record, newer).find(({ action: name }) => name === 'connect:Start')
  expect(day?.before).toEqual({
    types: ['contact'],
    formats: ['arn:aws:connect:::contact/*'],
    formatsOfTypes: new Map([['contact', ['arn:aws:connect:::contact/*']]]),
    keys: new Set(['connect:Channel']),
    ownKeys: new Set(['connect:Channel']),
    keysOfTypes: new Map(),
  })
})

test('the snapshot that is recorded, an older one, and a folder without these records get no rows', () => {
  expect(planReference(recorded, older)).toEqual({ writes: [], rowCount: 0 })
  expect(planReference({ ...recorded, referenceState: toState(newer, ['connect']) }, older).rowCount).toBe(0)
  expect(planReference({}, newer)).toEqual({ writes: [], rowCount: 0 })
})

test('a new folder gets both files', () => {
  expect(readWrites(planReference(recorded, older, true).writes).record).toEqual(record)
})

test('a second snapshot of the same day that takes everything back leaves no rows', () => {
  const first = readWrites(planReference(recorded, newer).writes)
  const back = { ...older, name: 'test again', takenAt: '2026-02-02T12:00:00Z' }
  const plan = planReference({ referenceChanges: first.record, referenceState: first.state }, back)
  expect(readWrites(plan.writes).record.changes).toEqual(record.changes)
})

const real = { content: await loadContent(), snapshot: await loadSnapshot() }

test('the recorded state is what the pinned snapshot says, and reading it back gives the same', () => {
  const { referenceChanges, referenceState } = real.content
  const state = toState(real.snapshot, referenceChanges?.services ?? [])
  expect(referenceState).toEqual(state)
  expect(JSON.parse(formatReferenceState(state))).toEqual(state)
  expect(fromState(state).actions.get('connect:StartOutboundVoiceContact')).toEqual({
    level: 'Write',
    types: [],
    keys: [],
  })
  expect(planReference(real.content, real.snapshot)).toEqual({ writes: [], rowCount: 0 })
})
