import { expect, test } from 'vitest'
import { realSite } from '../../../tests/support/real-site.ts'
import { listAnnouncementItems } from './feed-announcements.ts'

const items = listAnnouncementItems(realSite)

test('each announcement is one item, newest first, with an ID made from what AWS printed', () => {
  expect(items).toHaveLength(realSite.announcements.length)
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
  const dates = items.map(({ published }) => published)
  expect(dates).toEqual(dates.toSorted().reverse())
  expect(items.map(({ id }) => id)).toContain(
    `tag:${realSite.settings.tagAuthority},2026:announcements/2026-05-18/AmazonConnectServiceLinkedRolePolicy/wisdom:*`,
  )
})

test('another announcement on the same day does not change the other IDs', () => {
  const [first] = realSite.announcements
  if (first === undefined) throw new Error('no announcement')
  const twice = { ...realSite, announcements: [first, ...realSite.announcements] }
  const ids = listAnnouncementItems(twice).map(({ id }) => id)
  expect(ids).toEqual([`${items[0]?.id}/2`, ...items.map(({ id }) => id)])
})

test('an item names the version, the days between and what the version did not bring', () => {
  const item = items.find(({ id }) => id.includes('2024-11-18/AmazonConnectCampaigns'))
  expect(item?.summary).toContain(
    'It came 46 days after v3 (3 October 2024); it adds or changes 10 of 16 actions that AWS names.',
  )
  expect(item?.html).toContain(
    '<code>connect:GetMetricDataV2</code>: named by v5, where by AWS’s reference it can never be used',
  )
})
