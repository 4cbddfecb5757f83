// Tests the checks of the announcement record.
import { expect, test } from 'vitest'
import type { Finding } from '../json/finding.ts'
import type { AnnouncementRecord } from '../records/announcement.ts'
import {
  assertAnnouncementReferences,
  assertAnnouncementsSorted,
  assertMatches,
} from './check-announcements.ts'

const row = (more: Partial<AnnouncementRecord>): AnnouncementRecord => ({
  date: '2024-01-01',
  kind: 'actions-added',
  title: 'For tests',
  actions: ['a:One'],
  source: 'https://docs.aws.amazon.com/',
  ...more,
})

const filed = (...record: AnnouncementRecord[]) => ({ file: 'announcements.json', record })

const describe = (findings: readonly Finding[]) =>
  findings.map(({ at, found, expected }) => `${at.join('.')}: ${found}, not ${expected}`)

test('rows out of order are found', () => {
  const sorted = filed(row({ date: '2024-02-01' }), row({ date: '2024-02-01' }), row({}))
  expect(assertAnnouncementsSorted(sorted)).toEqual([])
  expect(describe(assertAnnouncementsSorted(filed(row({}), row({ date: '2024-02-01' }))))).toEqual([
    '1.date: 2024-02-01 after 2024-01-01, not the same or an earlier day',
  ])
})

test('policies outside the catalog, and misspellings that the announcement does not contain, are found', () => {
  const announcements = filed(
    row({ policy: 'Other', misspelled: [{ printed: 'a:Two', meant: 'a:Three' }] }),
    row({ misspelled: [{ printed: 'a:One', meant: 'a:Three' }] }),
  )
  expect(
    describe(assertAnnouncementReferences({ announcements, policies: [], examples: [] })).map(
      (line) => line.split(',')[0],
    ),
  ).toEqual(['0.policy: "Other"', '0.misspelled.0.printed: "a:Two"'])
})

test('a recorded version that differs from the computed one is found', () => {
  const versions = [
    {
      id: 'v1',
      date: { created: '2024-01-01T00:00:00Z', orderedAt: '2024-01-01T00:00:00Z' },
      policy: { statements: [] },
      changes: () => [{ name: 'a:One' }],
    },
  ]
  const check = (more: Partial<AnnouncementRecord>) =>
    describe(assertMatches('announcements.json', [row({ policy: 'Sample', ...more })], () => versions))
  expect(check({ version: 'v1' })).toEqual([])
  expect(check({ version: 'v2' })).toEqual(['0.version: v2, not v1'])
  expect(check({})).toEqual(['0.version: no version, not v1'])
  expect(check({ actions: ['a:Two'], version: 'v1' })).toEqual([
    '0.version: v1, not no version: none close enough in time adds what it names',
  ])
})
