import { expect, test } from 'vitest'
import { realSite } from '../../../tests/support/real-site.ts'
import { datedSite } from '../../../tests/support/small-site.ts'
import type { AnnouncementRecord } from '../../core/records/announcement.ts'
import type { Site } from '../../site/site.ts'
import { toLlmsText } from '../find/llms-view.ts'
import { toAnnouncementsView } from './announcements-view.ts'

const twoAdded: AnnouncementRecord = {
  date: '2026-01-04',
  policy: 'Small',
  kind: 'actions-added',
  title: 'Two added',
  actions: ['a:Two'],
  source: 'https://docs.aws.amazon.com/',
}
const tracking: AnnouncementRecord = {
  date: '2025-12-01',
  kind: 'tracking-started',
  title: 'AWS began to track changes',
  actions: [],
  source: 'https://docs.aws.amazon.com/',
}
const siteOf = (...records: readonly AnnouncementRecord[]) =>
  datedSite(['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'], records)

/** Add policies about which no announcement is recorded. */
function withOthers(site: Site, count: number): Site {
  const others = site.policies.flatMap((policy) =>
    Array.from({ length: count }, (_, i) => ({
      ...policy,
      name: `Other${i}`,
      versions: policy.versions.slice(0, 1),
    })),
  )
  return Object.create(site, { policies: { value: [...site.policies, ...others] } }) as Site
}

test('the announcements of a catalog that does not have all of them are counted with their policies', () => {
  const [summary] = toAnnouncementsView(withOthers(siteOf(twoAdded), 2_000)).summary
  expect(summary).toBe(
    '1 announcement by AWS is recorded, about 1 of the 2,001 policies in this catalog; each is matched to a version by what it names.',
  )
})

test('if every policy of the catalog has an announcement, none is said to have none', () => {
  expect(toAnnouncementsView(siteOf(twoAdded)).summary[0]).toBe(
    '1 announcement by AWS is recorded, about the 1 policy in this catalog; each is matched to a version by what it names.',
  )
})

test('announcements that are recorded from a known day on are what AWS announced', () => {
  expect(toAnnouncementsView(siteOf(twoAdded, tracking)).summary[0]).toBe(
    'AWS has announced 1 change since 1 December 2025; each is matched to a version by what it names.',
  )
  expect(toAnnouncementsView(realSite).summary[0]).toMatch(/^AWS has announced \d+ changes since /)
})

test('llms.txt says whether it has what AWS announced, or what is recorded of it', () => {
  expect(toLlmsText(siteOf(twoAdded), [])).toContain(
    'What AWS announced about these policies, as far as it is recorded here, with the version',
  )
  expect(toLlmsText(siteOf(twoAdded, tracking), [])).toContain(
    'What AWS announced about these policies, with the version',
  )
})
