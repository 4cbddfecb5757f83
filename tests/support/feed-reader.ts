// Reads a site's feeds as a feed reader does: fetches a feed in a format and follows it into its archives.
import { type ReadFeed, type ReadItem, readFeed } from '../../scripts/site-checks/read-feed.ts'
import type { Site } from '../../src/site/site.ts'
import type { FeedFormat } from '../../src/site/urls.ts'
import { type FeedView, toFeedViews } from '../../src/views/feeds/feed-view.ts'
import { writeAtom, writeJsonFeed, writeRss } from '../../src/writers/write-feed.ts'

const writers: Readonly<Record<FeedFormat, (feed: FeedView) => string>> = {
  rss: writeRss,
  atom: writeAtom,
  json: writeJsonFeed,
}

export const formats: readonly FeedFormat[] = ['rss', 'atom', 'json']

/** Write feed documents in a format, keyed by address. */
export function writeFeeds(views: readonly FeedView[], format: FeedFormat): ReadonlyMap<string, string> {
  return new Map(views.map((view) => [view.addresses[format].self, writers[format](view)]))
}

/** Poll a feed of a site. Returns the items in the document that subscribers fetch. */
export function pollFeed(site: Site, slug: string, format: FeedFormat): readonly ReadItem[] {
  const address = site.urls.absolute(site.urls.feed(slug, format))
  const views = toFeedViews(site).filter(({ addresses }) => addresses[format].self === address)
  return readDocument(writeFeeds(views, format), address).items
}

/** Read a whole feed: its document and all archives that it links to. Throws when one is missing. */
export function readWhole(documents: ReadonlyMap<string, string>, address: string): readonly ReadItem[] {
  const { items, previous } = readDocument(documents, address)
  return previous === undefined ? items : [...items, ...readWhole(documents, previous)]
}

function readDocument(documents: ReadonlyMap<string, string>, address: string): ReadFeed {
  const feed = readFeed(address, documents.get(address) ?? '')
  if (feed === undefined) throw new Error(`no feed at ${address}`)
  return feed
}
