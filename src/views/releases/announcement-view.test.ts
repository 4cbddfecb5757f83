// Checks what is shown about the recorded announcements, and about versions that were never announced.
import { expect, test } from 'vitest'
import { realSite, realVersion } from '../../../tests/support/real-site.ts'
import { listMismatches } from '../../site/announcements.ts'
import { toAnnouncementsView } from '../changelog/announcements-view.ts'
import { toChangelogView } from '../changelog/changelog-view.ts'
import { describeLag, toAnnouncedView, toAnnouncementsJson, toAnnouncementView } from './announcement-view.ts'

const role = 'AmazonConnectServiceLinkedRolePolicy'

test('every recorded match equals the computed one', () => {
  expect(realSite.announcements.length).toBeGreaterThan(40)
  expect(listMismatches(realSite)).toEqual([])
})

test.each([
  ['v55', -7],
  ['v54', 0],
  ['v20', 18],
  ['v28', -4],
  ['v17', 68],
])('the service-linked role %s was announced with a lag of %i days', (id, lagDays) => {
  const announced = toAnnouncedView(realSite, realVersion(role, id))
  expect(announced).toMatchObject({ kind: 'announced', announcements: [{ lagDays }] })
})

test.each([
  [-7, '7 days before'],
  [-1, '1 day before'],
  [0, 'on the day of'],
  [18, '18 days after'],
])('a lag of %i days is described as %j', (days, words) => {
  expect(describeLag(days)).toBe(words)
})

test('a version without an announcement was never announced, unless it is older than AWS’s list', () => {
  expect(toAnnouncedView(realSite, realVersion(role, 'v30'))).toEqual({ kind: 'never' })
  expect(toAnnouncedView(realSite, realVersion(role, 'v1'))).toEqual({
    kind: 'too-early',
    since: '15 June 2021',
  })
})

test('an announced action that the version did not add is listed with the reason', () => {
  const missing = toAnnouncementsView(realSite).notFound.flatMap((row) => row.missing)
  expect(missing).toContainEqual({
    entry: 'profile:GetObjectTypes',
    reason: 'AWS lists no action by that name',
  })
  expect(missing.find(({ entry }) => entry === 'connect:BatchPutContact')?.reason).toBe(
    'already granted since v2',
  )
})

test('a misspelled prefix is matched by the correct one, and both are shown', () => {
  const sms = realSite.announcements.find(({ record }) => record.date === '2023-11-17')
  if (sms === undefined) throw new Error('no announcement of that day')
  const view = toAnnouncementView(realSite, sms)
  expect([view.version?.id, view.foundText, view.misspelled[0]]).toEqual([
    'v14',
    '2 of 2 actions',
    { printed: 'sms:DescribePhoneNumbers', meant: 'sms-voice:DescribePhoneNumbers' },
  ])
})

test('the changelog has every version and every announcement once, newest first', () => {
  const entries = toChangelogView(realSite).months.flatMap((month) => month.entries)
  const kinds = (kind: string) => entries.filter((entry) => entry.kind === kind).length
  const versions = realSite.policies.reduce((sum, policy) => sum + policy.versions.length, 0)
  expect([kinds('announcement'), kinds('release')]).toEqual([realSite.announcements.length, versions])
  const days = entries.map(({ day }) => day)
  expect(days).toEqual(days.toSorted().reverse())
})

test('the JSON has one entry for each announcement, with the lag in days', () => {
  const json = toAnnouncementsJson(realSite)
  expect(json).toHaveLength(realSite.announcements.length)
  const known = { date: '2026-05-20', policy: role, version: 'v55', lagDays: -7 }
  expect(json).toContainEqual(expect.objectContaining(known))
  expect(json.at(-1)).toMatchObject({ policy: null, kind: 'tracking-started' })
})

test('the counts on the page add up', () => {
  const { announcements, chart, neverAnnounced } = toAnnouncementsView(realSite)
  const matched = announcements.filter(({ version }) => version !== undefined)
  expect(chart.marks).toHaveLength(matched.length)
  const announced = realSite.policies
    .flatMap(({ versions }) => versions)
    .filter((version) => toAnnouncedView(realSite, version)?.kind === 'announced')
  const early = realSite.policies
    .flatMap(({ versions }) => versions)
    .filter((version) => toAnnouncedView(realSite, version)?.kind === 'too-early')
  const all = realSite.policies.reduce((sum, policy) => sum + policy.versions.length, 0)
  expect(announced.length + early.length + neverAnnounced.length).toBe(all)
})
