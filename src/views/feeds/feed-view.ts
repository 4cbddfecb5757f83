// Makes the view of every feed document, including archives, with all that the writers need.

import { defineReads, readAs, readValue } from '../../core/reads.ts'
import { rememberAll } from '../../core/remember.ts'
import type { Site } from '../../site/site.ts'
import { type FeedFormat, feedFolder } from '../../site/urls.ts'
import { type FeedItem, measureItem, noDate } from './feed-item.ts'
import { type Feed, listFeeds } from './feed-list.ts'
import { partItems } from './feed-pages.ts'
import { toTitle } from './feed-text.ts'

export const feedFormats: readonly {
  readonly format: FeedFormat
  readonly name: string
  readonly type: string
}[] = [
  { format: 'rss', name: 'RSS', type: 'application/rss+xml' },
  { format: 'atom', name: 'Atom', type: 'application/atom+xml' },
  { format: 'json', name: 'JSON Feed', type: 'application/feed+json' },
]

/** The absolute addresses of a document in one format. */
export interface FeedAddresses {
  readonly self: string
  /** The document that subscribers fetch; the same as `self` unless this is an archive. */
  readonly current: string
  /** The archive with the next older items. */
  readonly previous?: string
}

export interface FeedView {
  /** A tag: URI (RFC 4151); a feed and its archives share it. */
  readonly id: string
  readonly title: string
  readonly description: string
  /** The author of the feed: the site. */
  readonly author: { readonly name: string; readonly address: string }
  /** The page it belongs to, absolute. */
  readonly link: string
  readonly icon: string
  /** What the newest item is sorted by, usually its date (UTC, ISO 8601). Without items, the catalog's date. */
  readonly updated: string
  /** Newest first. */
  readonly items: readonly FeedItem[]
  readonly isArchive: boolean
  /** The folder of its three files, relative to the site's root. */
  readonly folder: readonly string[]
  readonly addresses: Readonly<Record<FeedFormat, FeedAddresses>>
}

/**
 * Make every feed document of a site: for each feed, the newest items and then its archives. Runs once per site; a route
 * looks its own document up, so that what the document is made of counts as read by the route.
 */
export const toFeedViews: (site: Site) => readonly FeedView[] = rememberAll((site: Site) =>
  listFeeds(site).flatMap((feed) => toDocuments(site, feed)),
)

/** Find a feed document by its folder. Throws if there is none. */
export function findFeedView(site: Site, folder: string): FeedView {
  const found = readValue(documentRead, folder, () => lookUpFeed(site, folder))
  if (found === undefined) throw new Error(`no feed has the folder ${folder}`)
  return found
}

/** The three formats of a document depend on what it has, and not on all that it was selected from. */
const documentRead = 'feed document'

function lookUpFeed(site: Site, folder: string): FeedView | undefined {
  return indexFeedViews(site).get(folder)
}

const indexFeedViews = rememberAll(
  (site: Site) => new Map(toFeedViews(site).map((feed) => [feed.folder.join('/'), feed])),
)

/** Make the documents of one feed: first the one that subscribers fetch, then the archives, newest first. */
export function toDocuments(site: Site, feed: Feed): readonly FeedView[] {
  const { current, archives } = partItems(feed.items, measureItem)
  const newest = archives.length
  return [
    toFeedView(site, feed, current, undefined, newest),
    ...archives.map((items, i) => toFeedView(site, feed, items, i + 1, i)).reverse(),
  ]
}

/** `previous` is the number of the archive before this document, or 0 if there is none. */
function toFeedView(
  site: Site,
  feed: Feed,
  items: readonly FeedItem[],
  archive: number | undefined,
  previous: number,
): FeedView {
  const { urls, settings } = site
  const addressOf = (format: FeedFormat, number?: number) =>
    urls.absolute(urls.feed(feed.slug, format, number))
  const addresses = (format: FeedFormat): FeedAddresses => ({
    self: addressOf(format, archive),
    current: addressOf(format),
    ...(previous > 0 && { previous: addressOf(format, previous) }),
  })
  return {
    id: `tag:${settings.tagAuthority},2026:feed/${feed.slug}`,
    title: feed.title,
    description: feed.description,
    author: { name: toTitle(settings.title), address: urls.absolute(urls.home) },
    link: urls.absolute(feed.page),
    icon: urls.absolute(urls.file('favicon.svg')),
    updated: items.find(({ orderedAt }) => orderedAt !== noDate)?.orderedAt ?? settings.asOf,
    items,
    isArchive: archive !== undefined,
    folder: feedFolder(feed.slug, archive),
    addresses: { rss: addresses('rss'), atom: addresses('atom'), json: addresses('json') },
  }
}

/** A feed link for a page's head. */
export interface FeedLink {
  readonly text: string
  readonly href: string
  readonly type: string
}

/** Link to every feed that is about more than one policy or service. */
export function linkSiteFeeds(site: Site): readonly FeedLink[] {
  const slugs = readAs('feeds', 'of the site', () => listSiteFeeds(site))
  return linkFeeds(site, ...slugs)
}

function listSiteFeeds(site: Site): readonly string[] {
  return listFeeds(site)
    .filter(({ family }) => family === 'site')
    .map(({ slug }) => slug)
}

/** Return the title of a feed, if the site has it. Every page links to feeds, but few depend on their items. */
function titleOf(site: Site, slug: string): string | undefined {
  return readAs('feed', slug, () => listFeeds(site).find((feed) => feed.slug === slug)?.title)
}

/** Define how the links to feeds are looked up again. */
export function defineFeedReads(site: Site): void {
  defineReads('feeds', () => listSiteFeeds(site))
  defineReads(documentRead, (folder) => lookUpFeed(site, folder))
  defineReads('feed', (slug) => titleOf(site, slug) ?? null)
}

/** Link to feeds by slug, in every format. Skips feeds that the site does not have. */
export function linkFeeds(site: Site, ...slugs: readonly string[]): readonly FeedLink[] {
  return slugs.flatMap((slug) => {
    const title = titleOf(site, slug)
    if (title === undefined) return []
    return feedFormats.map(({ format, name, type }) => ({
      text: `${title} (${name})`,
      href: site.urls.feed(slug, format),
      type,
    }))
  })
}
