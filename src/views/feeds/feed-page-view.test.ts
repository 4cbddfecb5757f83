import { expect, test } from 'vitest'
import { smallSite } from '../../../tests/support/small-site.ts'
import { listPagedFeeds, toFeedPageView } from './feed-page-view.ts'

/** Show the page of the feed of a service in which each of so many versions grants another action. */
function pageOf(versions: number) {
  const site = smallSite(
    ...Array.from({ length: versions }, (_, i) => [
      { Effect: 'Allow', Action: `b:Action${i}`, Resource: '*' },
    ]),
  )
  const feed = listPagedFeeds(site).find(({ slug }) => slug === 'services/b')
  if (feed === undefined) throw new Error('no feed of the service')
  return toFeedPageView(site, feed)
}

test.each([
  [9, undefined],
  [10, undefined],
  [11, '1 more is in the feed.'],
  [12, '2 more are in the feed.'],
])('of a feed of %i items, the page says of those that it does not list: %s', (versions, text) => {
  const page = pageOf(versions)
  expect(page.items).toHaveLength(Math.min(versions, 10))
  expect(page.moreText).toBe(text)
})

test('a feed of the newest says that it has fewer if they are long', () => {
  expect(pageOf(1).feed.description).toContain(
    'Only the newest are in this feed: at most 50, and fewer if they are long.',
  )
})
