import { expect, test } from 'vitest'
import { loadContent } from '../../data/records.ts'
import { findStatus } from './policy-status.ts'

const content = await loadContent()
const site = { settings: { ...content.settings, asOf: '2026-05-20T00:00:00Z' } }
const ends = (ended: string) => ({ service: 'Sample', ended, source: 'https://example.org/' })

test.each([
  ['a current policy', { status: 'current' }, 'current'],
  ['a retired policy', { status: 'retired' }, 'retired'],
  ['a policy without a status', {}, undefined],
  ['a service that ended today', { status: 'current', serviceStatus: ends('2026-05-20') }, 'ended'],
  ['a service that ends tomorrow', { status: 'current', serviceStatus: ends('2026-05-21') }, 'current'],
  ['a service that ended, of a policy without a status', { serviceStatus: ends('2020-01-01') }, 'ended'],
  [
    'a retired policy of a service that ended',
    { status: 'retired', serviceStatus: ends('2020-01-01') },
    'retired',
  ],
] as const)('%s', (_, record, expected) => {
  expect(findStatus(site, record)).toBe(expected)
})

test('in the catalog, only the policy of Voice ID has a service that ended', () => {
  const ended = content.policies.filter(({ record }) => findStatus(content, record) === 'ended')
  expect(ended.map(({ record }) => record.name)).toEqual(['AmazonConnectVoiceIDFullAccess'])
})
