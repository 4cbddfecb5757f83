// Tests every feed of the real site in every format, with readers that share no code with the writer.
import Parser from 'rss-parser'
import { describe, expect, test } from 'vitest'
import { listDoubts } from '../scripts/site-checks/find-feed-faults.ts'
import { readFeed } from '../scripts/site-checks/read-feed.ts'
import { readXml } from '../scripts/site-checks/read-xml.ts'
import { measureItem } from '../src/views/feeds/feed-item.ts'
import { listFeeds } from '../src/views/feeds/feed-list.ts'
import { toFeedOutline } from '../src/views/feeds/feed-outline.ts'
import { toFeedViews } from '../src/views/feeds/feed-view.ts'
import { writeAtom, writeOpml, writeRss } from '../src/writers/write-feed.ts'
import { formats, writeFeeds } from './support/feed-reader.ts'
import { realSite } from './support/real-site.ts'
import { smallSite } from './support/small-site.ts'

const views = toFeedViews(realSite)

test('there are feeds for everything, broader access, growth, announcements, every policy and every service', () => {
  const slugs = listFeeds(realSite).map(({ slug }) => slug)
  expect(slugs).toEqual(
    expect.arrayContaining([
      'all',
      'broader',
      'growth',
      'announcements',
      'policies/AmazonConnect_FullAccess',
      'services/connect',
    ]),
  )
  expect(new Set(slugs).size).toBe(slugs.length)
  for (const feed of listFeeds(realSite)) expect(feed.items, feed.slug).not.toEqual([])
})

describe.each(formats)('as %s', (format) => {
  const documents = [...writeFeeds(views, format)]

  test('every feed has what its format requires, unique IDs, the newest item first and absolute links', () => {
    for (const [address, text] of documents) {
      const feed = readFeed(address, text)
      expect(feed, address).toBeDefined()
      expect(feed && listDoubts(feed), address).toEqual([])
    }
  })

  test('every file is smaller than its estimated size', () => {
    const texts = documents.map(([, text]) => Buffer.byteLength(text))
    views.forEach(({ items, title }, i) => {
      const measured = items.reduce((sum, item) => sum + measureItem(item), 4_000)
      expect(texts[i], title).toBeLessThan(Math.min(measured, 512_000))
    })
  })
})

test.each([
  ['RSS', writeRss],
  ['Atom', writeAtom],
] as const)('a reader that shares no code with the writer finds the same items in %s', async (_, write) => {
  for (const view of views) {
    const feed = await new Parser().parseString(write(view))
    expect(feed.title).toBe(view.title)
    expect(feed.items.map(({ title, link, isoDate }) => ({ title, link, isoDate }))).toEqual(
      view.items.map(({ title, link, orderedAt }) => ({
        title,
        link,
        isoDate: new Date(orderedAt).toISOString(),
      })),
    )
    const idOf = (item: Parser.Item) => item.guid ?? item['id' as keyof Parser.Item]
    expect(feed.items.map(idOf)).toEqual(view.items.map(({ id }) => id))
    const contentOf = (item: Parser.Item & { 'content:encoded'?: string }) =>
      (item['content:encoded'] ?? item.content)?.trim()
    expect(feed.items.map(contentOf)).toEqual(view.items.map(({ html }) => html))
  }
})

test('a version is the same item, word for word, in every feed', () => {
  const variants = new Map<string, Set<string>>()
  for (const item of views.flatMap(({ items }) => items)) {
    const known = variants.get(item.id) ?? new Set()
    variants.set(item.id, known.add(JSON.stringify(item)))
  }
  expect([...variants].filter(([, texts]) => texts.size > 1)).toEqual([])
})

test('the list of feeds has each feed once, with its page', () => {
  const outline = toFeedOutline(realSite)
  const opml = readXml(writeOpml(outline, outline.groups))
  const outlines = opml.children[1]?.children.flatMap(({ children }) => children) ?? []
  expect(outlines.map(({ attributes }) => attributes['xmlUrl'])).toEqual(
    listFeeds(realSite).map(({ slug }) => realSite.urls.absolute(realSite.urls.feed(slug, 'rss'))),
  )
  expect(outlines.every(({ attributes }) => attributes['text'] && attributes['htmlUrl'])).toBe(true)
})

test('the feeds to start with share no item and have every version', () => {
  const outline = toFeedOutline(realSite)
  const { children } = readXml(writeOpml(outline, outline.starters))
  const folders = children[1]?.children ?? []
  expect(folders.map(({ attributes }) => attributes['text'])).toEqual(
    outline.starters.map(({ name }) => name),
  )
  const addresses = folders.flatMap((folder) => folder.children.map(({ attributes }) => attributes['xmlUrl']))
  const started = views.filter(({ addresses: { rss } }) => addresses.includes(rss.self))
  expect(started).toHaveLength(addresses.length)
  const ids = started.flatMap(({ items }) => items.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => /:[^/]+\/v\d+$/.test(id)).length).toBeGreaterThanOrEqual(59)
})

test('a feed without items is valid in every format', () => {
  const site = smallSite([{ Effect: 'Allow', Action: 'a:One', Resource: '*' }])
  const empty = toFeedViews(site).filter(({ items }) => items.length === 0)
  expect(empty.map(({ folder }) => folder.join('/'))).toContain('feeds/broader')
  for (const format of formats) {
    for (const [address, text] of writeFeeds(empty, format)) {
      expect(readFeed(address, text)?.items, address).toEqual([])
    }
  }
})

test('the same records give the same bytes', () => {
  const site = () => smallSite(...versionsOfSmall)
  for (const format of formats) {
    expect([...writeFeeds(toFeedViews(site()), format)]).toEqual([...writeFeeds(toFeedViews(site()), format)])
  }
})
const versionsOfSmall = ['a:One', 'a:*'].map((Action) => [{ Effect: 'Allow', Action, Resource: '*' }])

test('a site below a sub-path has its feeds there, with the same IDs', () => {
  const [all] = toFeedViews(smallSite(...versionsOfSmall))
  expect(all?.addresses.rss.self).toBe('https://catalog.example/base/rss.xml')
  expect(all?.items[0]?.link).toBe('https://catalog.example/base/policies/Small/v2/')
  expect(all?.items[0]?.id).toBe('tag:catalog.example,2026:Small/v2')
})
