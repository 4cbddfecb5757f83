// Tests which records of reach a sync writes, with which dates, and which it removes.
import { expect, test } from 'vitest'
import type { ReachRecord } from '../../../src/core/records/reach.ts'
import { noDates, parseDates } from '../sources/dates.ts'
import { planReach } from './plan-reach.ts'

const snapshot = {
  name: 'sample 1',
  takenAt: '2026-01-01T00:00:00Z',
  services: ['bar', 'spa'].map((prefix) => ({
    prefix,
    name: prefix,
    actions: ['Heat', 'Cool'].map((name) => ({
      name: `${prefix}:${name}`,
      accessLevel: 'Write',
      resourceTypes: [],
      conditionKeys: [],
      dependentActions: [],
    })),
    resourceTypes: [],
    conditionKeys: [],
  })),
}

const document = (action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
})

const policy = (name: string, ...actions: readonly string[]) => ({
  name,
  arn: `arn:aws:iam::aws:policy/${name}`,
  versions: actions.map((action, i) => ({
    version: `v${i + 1}`,
    document: document(action),
    reportedBy: ['package'],
    ...(i === 0 && { date: { created: '2020-01-01T00:00:00Z', sources: ['package'] } }),
  })),
})

const archive = {
  name: 'archive 1',
  policies: [policy('Admin', '*'), policy('Bather', 'bar:*', 'spa:Heat'), policy('Barkeeper', 'bar:*')],
}

const settings = {
  title: 'Spa',
  asOf: '2026-01-01T00:00:00Z',
  tagAuthority: 'spa.example',
  ownServices: ['spa'],
}
const empty = { settings, policies: [], reach: [] }

function recordsOf(plan: ReturnType<typeof planReach>) {
  return plan.writes.flatMap((write) =>
    'value' in write && write.file !== 'reach.json' ? [write.value as ReachRecord] : [],
  )
}

test('policies that reach the services get a record, and reach.json says what decided them', () => {
  const plan = planReach(empty, archive, snapshot, noDates)
  expect(plan.writes.map(({ file }) => file)).toEqual(['reach.json', 'reach/Admin.json', 'reach/Bather.json'])
  expect(plan.policies).toEqual(['Admin', 'Bather'])
  expect(plan.writes[0]).toMatchObject({
    value: { snapshot: 'sample 1', archive: 'archive 1', policyCount: 3, actions: { spa: ['Cool', 'Heat'] } },
  })
})

test('a catalog without services of its own has no records', () => {
  const { ownServices: _, ...others } = settings
  expect(planReach({ ...empty, settings: others }, archive, snapshot, noDates).writes).toEqual([])
})

test('policies of the catalog and retired ones are left out', () => {
  const admin = {
    record: { name: 'Admin', arn: 'arn:aws:iam::aws:policy/Admin', kind: 'managed' as const },
    versions: [],
  }
  const first = planReach(empty, archive, snapshot, noDates).writes[0]
  if (first === undefined || !('value' in first)) throw new Error('no reach.json')
  const reachBasis = {
    ...(first.value as object),
    retired: [{ policy: 'Bather', goneBy: '2025-01-01' }],
  } as never
  const plan = planReach({ ...empty, policies: [admin], reachBasis }, archive, snapshot, noDates)
  expect(plan.writes).toEqual([])
})

test('the table of dates counts first, then the former record, then the archive', () => {
  const table = 'policy\tversion\tcreated\tsources\nBather\tv2\t2021-02-02T00:00:00Z\tgit+mail'
  const [, dated] = recordsOf(planReach(empty, archive, snapshot, parseDates(table, 'dates.tsv')))
  expect(dated?.versions).toEqual([
    { version: 'v1', created: '2020-01-01T00:00:00Z', sources: ['package'] },
    { version: 'v2', created: '2021-02-02T00:00:00Z', sources: ['git', 'mail'], gained: ['spa:Heat'] },
  ])
  const [, undated] = recordsOf(planReach(empty, archive, snapshot, noDates))
  expect(undated?.versions[1]).toEqual({ version: 'v2', sources: ['package'], gained: ['spa:Heat'] })
  if (dated === undefined) throw new Error('no record')
  const kept = recordsOf(planReach({ ...empty, reach: [dated] }, archive, snapshot, noDates))
  expect(kept.map((record) => record.policy)).toEqual(['Admin'])
})

test('the record of a policy that no longer reaches them is removed', () => {
  const reach = recordsOf(planReach(empty, archive, snapshot, noDates))
  const newer = { ...archive, policies: [policy('Admin', '*'), policy('Bather', 'spa:Heat', 'bar:*')] }
  const plan = planReach({ ...empty, reach }, newer, snapshot, noDates)
  expect(plan.writes.slice(1)).toEqual([{ file: 'reach/Bather.json', remove: true }])
  expect(plan.policies).toEqual(['Bather'])
})
