// Writes a feed as RSS 2.0, Atom 1.0 or JSON Feed 1.1, and the list of all feeds as OPML 2.0.
import { generateAtomFeed, generateJsonFeed, generateOpml, generateRssFeed } from 'feedsmith'
import type { FeedOutline, StarterGroup } from '../views/feeds/feed-outline.ts'
import type { FeedAddresses, FeedView } from '../views/feeds/feed-view.ts'
import { escapeMarkup } from '../views/words/markup.ts'

/** Write a feed as RSS 2.0. IDs are not links, and descriptions are markup. */
export function writeRss(feed: FeedView): string {
  const xml = generateRssFeed({
    title: feed.title,
    description: feed.description,
    link: feed.link,
    language: 'en',
    lastBuildDate: new Date(feed.updated),
    // RSS has no author by name, only an email address.
    dc: { creators: [feed.author.name] },
    atom: {
      links: listLinks(feed.addresses.rss).map((link) => ({ ...link, type: 'application/rss+xml' })),
    },
    items: feed.items.map((item) => ({
      title: item.title,
      link: item.link,
      description: escapeMarkup(item.summary),
      guid: { value: item.id, isPermaLink: false },
      ...(item.published !== undefined && { pubDate: new Date(item.published) }),
      categories: item.categories.map((name) => ({ name })),
      dc: { creators: [feed.author.name] },
      content: { encoded: item.html },
    })),
  })
  return finishXml(xml, feed, '<channel>')
}

/**
 * Write a feed as Atom 1.0. An entry's update date is its publication date, even if its wording changed later. Atom
 * requires a date for every entry: one whose date is unknown says so in its title, and has the date it is sorted by.
 */
export function writeAtom(feed: FeedView): string {
  const xml = generateAtomFeed({
    id: feed.id,
    title: { value: feed.title },
    subtitle: { value: feed.description },
    updated: new Date(feed.updated),
    authors: [{ name: feed.author.name, uri: feed.author.address }],
    links: [
      { href: feed.link, rel: 'alternate', type: 'text/html' },
      ...listLinks(feed.addresses.atom).map((link) => ({ ...link, type: 'application/atom+xml' })),
    ],
    entries: feed.items.map((item) => ({
      id: item.id,
      title: { value: item.title },
      updated: new Date(item.orderedAt),
      ...(item.published !== undefined && { published: new Date(item.published) }),
      links: [{ href: item.link, rel: 'alternate', type: 'text/html' }],
      categories: item.categories.map((term) => ({ term })),
      summary: { value: item.summary },
      content: { value: item.html, type: 'html' },
    })),
  })
  return finishXml(xml, feed, '<feed xmlns="http://www.w3.org/2005/Atom">')
}

/** Write a feed as JSON Feed 1.1. The feed library omits an empty list of items, but the format requires the list. */
export function writeJsonFeed(feed: FeedView): string {
  const { current, previous } = feed.addresses.json
  const json = generateJsonFeed({
    title: feed.title,
    home_page_url: feed.link,
    feed_url: current,
    description: feed.description,
    favicon: feed.icon,
    language: 'en',
    authors: [{ name: feed.author.name, url: feed.author.address }],
    ...(previous !== undefined && { next_url: previous }),
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.link,
      title: item.title,
      content_html: item.html,
      summary: item.summary,
      ...(item.published !== undefined && {
        date_published: new Date(item.published),
        date_modified: new Date(item.published),
      }),
      tags: [...item.categories],
    })),
  })
  return `${JSON.stringify(feed.items.length === 0 ? { ...Object(json), items: [] } : json)}\n`
}

/** Write a list of feeds as OPML 2.0, in folders, with each feed once so that a reader does not subscribe twice. */
export function writeOpml(
  { title, updated }: Pick<FeedOutline, 'title' | 'updated'>,
  groups: readonly StarterGroup[],
): string {
  return generateOpml({
    head: { title, dateModified: new Date(updated) },
    body: {
      outlines: groups.map(({ name, feeds }) => ({
        text: name,
        title: name,
        outlines: feeds.map((feed) => ({
          text: feed.title,
          title: feed.title,
          description: feed.description,
          type: 'rss',
          xmlUrl: feed.address,
          htmlUrl: feed.page,
        })),
      })),
    },
  })
}

/** List a document's links to itself and to the other documents of its feed (RFC 5005, section 4). */
function listLinks({ self, current, previous }: FeedAddresses) {
  return [
    { rel: 'self', href: self },
    ...(current === self ? [] : [{ rel: 'current', href: current }]),
    ...(previous === undefined ? [] : [{ rel: 'prev-archive', href: previous }]),
  ]
}

/**
 * Put elements next to each other, because indents are a twentieth of a feed, and mark an archive (RFC 5005, section 4),
 * which the feed library does not support. Texts keep their lines.
 *
 * @param start the tag that starts the feed
 */
function finishXml(xml: string, { isArchive }: FeedView, start: string): string {
  const dense = xml.replaceAll(/(<!\[CDATA\[.*?\]\]>)|\n *(?=<)/gs, '$1')
  const archive = '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>'
  return isArchive ? dense.replace(start, () => `${start}${archive}`) : dense
}
