import { expect, test } from 'vitest'
import { siteOf } from '../../../tests/support/site-of-many.ts'
import { toFeedOutline } from './feed-outline.ts'

test('a page shows few feeds in detail, names many, and only counts very many', () => {
  const shownOf = (count: number) =>
    toFeedOutline(siteOf(count)).groups.map(({ family, feeds, shown }) => [family, feeds.length, shown])
  expect(shownOf(200)[1]).toEqual(['policies', 200, 'details'])
  expect(shownOf(201)[1]).toEqual(['policies', 201, 'names'])
  expect(shownOf(1000)[1]).toEqual(['policies', 1000, 'names'])
  expect(shownOf(1001)).toEqual([
    ['site', 5, 'details'],
    ['policies', 1001, 'count'],
    ['services', 1, 'details'],
  ])
})

test('feeds that are only counted are in the file of every feed, and on the pages of a list of policies', () => {
  const [, policies, services] = toFeedOutline(siteOf(1001)).groups
  expect(policies).toMatchObject({
    list: { text: 'list of policies', href: '/base/policies/' },
    hrefAll: '/base/feeds/all.opml',
  })
  expect(services?.list).toEqual({ text: 'list of services', href: '/base/actions/' })
  // That file is written from the same groups.
  expect(policies?.feeds.at(-1)?.slug).toBe('policies/Policy1000')
})
