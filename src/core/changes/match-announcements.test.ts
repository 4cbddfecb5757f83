// Tests which versions announcements are matched to.
import { expect, test } from 'vitest'
import type { AnnouncementRecord } from '../records/announcement.ts'
import { type DatedVersion, matchAnnouncements } from './match-announcements.ts'

const version = (
  id: string,
  created: string | { readonly notBefore?: string; readonly notAfter?: string },
  patterns: readonly string[],
  changed: readonly string[],
): DatedVersion => ({
  id,
  date:
    typeof created === 'string'
      ? { created: `${created}T12:00:00Z`, orderedAt: `${created}T12:00:00Z` }
      : { ...created, orderedAt: '' },
  policy: {
    statements: [
      {
        index: 0,
        effect: 'Allow',
        actions: { patterns, inverted: false },
        resources: [{ resource: '*' }],
        conditions: [],
      },
    ],
  },
  changes: () => changed.map((name) => ({ name })),
})

const announced = (date: string, more: Partial<AnnouncementRecord>): AnnouncementRecord => ({
  date,
  policy: 'Sample',
  kind: 'actions-added',
  title: 'For tests',
  actions: [],
  source: 'https://docs.aws.amazon.com/',
  ...more,
})

const versions = [
  version('v1', '2024-01-01', ['a:One'], ['a:One']),
  version('v2', '2024-02-01', ['a:One', 'a:Two', 'a:Three'], ['a:Two', 'a:Three']),
  version('v3', '2024-03-01', ['a:One', 'a:Two', 'a:Three'], ['a:Two']),
  version('v4', '2024-04-01', ['a:One', 'a:Two', 'a:Three', 'b:*'], ['b:Get', 'b:List']),
]

const match = (...records: readonly AnnouncementRecord[]) =>
  matchAnnouncements(records, (policy) => (policy === 'Sample' ? versions : []))

test('an announcement belongs to the version that brings the most of what it names', () => {
  expect(match(announced('2024-03-02', { actions: ['a:Two', 'A:THREE'] }))).toEqual([
    { version: 'v2', lagDays: 30, found: ['a:Two', 'A:THREE'], missing: [] },
  ])
})

test('an announcement belongs to the nearer of two versions that bring the same', () => {
  expect(match(announced('2024-02-20', { actions: ['a:Two'] }))[0]).toMatchObject({
    version: 'v3',
    lagDays: -10,
  })
})

test('a newly written pattern counts even if access does not change', () => {
  const [found] = match(announced('2024-04-01', { actions: ['b:*'] }))
  expect(found).toEqual({ version: 'v4', lagDays: 0, found: ['b:*'], missing: [] })
})

test('a wildcard stands for what it matches', () => {
  expect(match(announced('2024-04-05', { actions: ['b:G*'] }))[0]?.found).toEqual(['b:G*'])
})

test('what the version does not bring is missing', () => {
  expect(match(announced('2024-02-01', { actions: ['a:Three', 'a:Four'] }))[0]?.missing).toEqual(['a:Four'])
})

test('a misspelled name counts as the name that is meant', () => {
  const misspelled = [{ printed: 'a:Thre', meant: 'a:Three' }]
  expect(match(announced('2024-02-01', { actions: ['a:Thre'], misspelled }))[0]?.found).toEqual(['a:Three'])
})

test('denied actions count like the others', () => {
  expect(match(announced('2024-03-01', { denied: ['a:Two'] }))[0]?.version).toBe('v3')
})

test.each([
  ['2024-05-31', 120],
  ['2023-10-04', -120],
])('%s is %i days away, and within reach', (date, lagDays) => {
  const near = matchAnnouncements([announced(date, { actions: ['a:Two'] })], () => versions.slice(1, 2))
  expect(near[0]?.lagDays).toBe(lagDays)
})

test.each(['2024-06-01', '2023-10-03'])('%s is out of reach', (date) => {
  const far = matchAnnouncements([announced(date, { actions: ['a:Two'] })], () => versions.slice(1, 2))
  expect(far).toEqual([undefined])
})

test('an announcement without actions belongs to the nearest version that no other one accounts for', () => {
  const rescoped = announced('2024-02-28', { kind: 'rescoped' })
  expect(match(rescoped)[0]?.version).toBe('v3')
  expect(match(rescoped, announced('2024-03-01', { actions: ['a:Two'] })).map((one) => one?.version)).toEqual(
    ['v2', 'v3'],
  )
})

test('a new policy belongs to its first version', () => {
  expect(match(announced('2024-03-01', { kind: 'policy-added' }))[0]?.version).toBe('v1')
  expect(match(announced('2024-06-01', { kind: 'policy-added' }))).toEqual([undefined])
})

test('an announcement about no policy, or about one that is not cataloged, is not matched', () => {
  const { policy, ...none } = announced('2024-02-01', { actions: ['a:Two'] })
  expect(match(none, { ...none, policy: 'Other' })).toEqual([undefined, undefined])
})
