// Tests that a feed of many items can be read back completely by following the links between its documents.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listDoubts } from '../scripts/site-checks/find-feed-faults.ts'
import { readFeed } from '../scripts/site-checks/read-feed.ts'
import { type FeedItem, toFeedItem } from '../src/views/feeds/feed-item.ts'
import type { Feed } from '../src/views/feeds/feed-list.ts'
import { toDocuments } from '../src/views/feeds/feed-view.ts'
import { formats, readWhole, writeFeeds } from './support/feed-reader.ts'
import { smallSite } from './support/small-site.ts'

const site = smallSite([{ Effect: 'Allow', Action: 'a:One', Resource: '*' }])
const start = Date.parse('2020-01-01T00:00:00Z')

/** Make an item whose content grows with `size` and whose date grows with `n`. */
const toItem = (size: number, n: number): FeedItem =>
  toFeedItem({
    id: `tag:catalog.example,2026:P/v${n + 1}`,
    title: `P v${n + 1}`,
    link: `https://catalog.example/base/policies/P/v${n + 1}/`,
    published: new Date(start + n * 60_000).toISOString(),
    orderedAt: new Date(start + n * 60_000).toISOString(),
    categories: ['P', 'broader'],
    summary: 'Anyone with this policy attached can do “more”.',
    html: `<p>${'é"&amp;'.repeat(size)}</p>`,
  })

const feedOf = (items: readonly FeedItem[]): Feed => ({
  slug: 'services/a',
  family: 'services',
  name: 'A',
  title: 'A feed',
  description: 'Of many items.',
  page: '/base/',
  items,
})

/** Sizes that fill a document either by their number or by their bytes. */
const sizeLists = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 90, maxLength: 320 }),
  fc.array(fc.integer({ min: 0, max: 15_000 }), { maxLength: 40 }),
)

test('following the links from the newest document returns every item once, in order, in every format', () => {
  fc.assert(
    fc.property(sizeLists, fc.constantFrom(...formats), (sizes, format) => {
      const items = sizes.map(toItem).reverse()
      const documents = writeFeeds(toDocuments(site, feedOf(items)), format)
      const address = site.urls.absolute(site.urls.feed('services/a', format))
      expect(readWhole(documents, address).map(({ id }) => id)).toEqual(items.map(({ id }) => id))
      for (const [at, text] of documents) {
        const feed = readFeed(at, text)
        expect(feed && listDoubts(feed), at).toEqual([])
        expect(Buffer.byteLength(text), at).toBeLessThan(512_000)
        expect(feed?.current).toBe(address)
        if (format !== 'json') expect(feed?.isArchive).toBe(at !== address)
      }
    }),
    { numRuns: 60 },
  )
})

test('an existing archive keeps its bytes when newer items are added', () => {
  fc.assert(
    fc.property(sizeLists, fc.array(fc.integer({ min: 0, max: 15_000 }), { minLength: 1 }), (old, more) => {
      const write = (sizes: readonly number[]) =>
        writeFeeds(toDocuments(site, feedOf(sizes.map(toItem).reverse())), 'atom')
      const [before, after] = [write(old), write([...old, ...more])]
      for (const [address, text] of before) {
        if (address.includes('/archive/')) expect(after.get(address)).toBe(text)
      }
    }),
    { numRuns: 30 },
  )
})
