// Tests which names of managed policies a sync adds to their list, and what it leaves as it is.
import { expect, test } from 'vitest'
import { planManagedNames } from './plan-managed-names.ts'

const record = {
  asOf: '2024-01-01',
  archive: 'names 1.0.0',
  source: 'https://example.org/',
  names: ['A', 'C', 'b'],
  retired: [{ name: 'Old', goneBy: '2022-01-01' }],
}

const archiveOf = (name: string, created: string, ...names: readonly string[]) => ({
  name,
  policies: names.map((policy) => ({
    name: policy,
    arn: `arn:aws:iam::aws:policy/${policy}`,
    versions: [{ version: 'v1', document: {}, date: { created, sources: ['package'] } }],
  })),
})

test('new names are added in order, with the package and the day of its newest version', () => {
  const archive = archiveOf('names 1.1.0', '2025-02-03T04:05:06Z', 'a', 'B', 'A', 'C')
  const value = { ...record, asOf: '2025-02-03', archive: 'names 1.1.0', names: ['A', 'B', 'C', 'a', 'b'] }
  expect(planManagedNames(record, archive)).toEqual({
    writes: [{ file: 'managed-policies.json', value }],
    names: ['B', 'a'],
  })
})

test('a name that the package lacks stays, and so does a retired one that it still has', () => {
  const archive = archiveOf('names 1.1.0', '2023-01-01T00:00:00Z', 'A', 'Old')
  expect(planManagedNames(record, archive)).toEqual({
    writes: [{ file: 'managed-policies.json', value: { ...record, archive: 'names 1.1.0' } }],
    names: [],
  })
})

test('nothing is written for the same package', () => {
  const archive = archiveOf('names 1.0.0', '2025-01-01T00:00:00Z', 'A', 'b', 'Old')
  expect(planManagedNames(record, archive).writes).toEqual([])
})
