// Reads a feed in RSS 2.0, Atom 1.0 or JSON Feed 1.1, and reports what its format requires but it lacks.
import { readXml, type XmlElement } from './read-xml.ts'

export interface ReadItem {
  readonly id: string
  readonly title: string
  readonly link: string
  /** ISO 8601, UTC; absent if the title says that the date is unknown. */
  readonly published?: string
  readonly html: string
}

/** A feed as a reader knows it, whatever its format. */
export interface ReadFeed {
  readonly format: 'RSS' | 'Atom' | 'JSON Feed'
  readonly title: string
  readonly link: string
  /** The URL that subscribers fetch. */
  readonly current: string
  /** The URL of the document with the items before these. */
  readonly previous?: string
  readonly isArchive: boolean
  /** Absent in JSON Feed, which has no such field. */
  readonly updated?: string
  readonly items: readonly ReadItem[]
}

const atom = 'http://www.w3.org/2005/Atom'
const archiveMark = 'http://purl.org/syndication/history/1.0 archive'

/** Read a feed by the name of its file; undefined if it is not a feed's. Throws an error that says what it lacks. */
export function readFeed(path: string, text: string): ReadFeed | undefined {
  const name = path.split('/').at(-1)
  if (name === 'rss.xml') return readRss(readXml(text))
  if (name === 'atom.xml') return readAtom(readXml(text))
  if (name === 'feed.json') return readJsonFeed(JSON.parse(text))
  return undefined
}

function readRss(rss: XmlElement): ReadFeed {
  demand(rss.name === 'rss' && rss.attributes['version'] === '2.0', 'rss version="2.0"')
  const channel = only(rss, 'channel')
  textOf(channel, 'description')
  const links = channel.children.filter(({ name }) => name === `${atom} link`)
  const previous = findLink(links, 'prev-archive')
  return {
    format: 'RSS',
    title: textOf(channel, 'title'),
    link: demandAddress(textOf(channel, 'link')),
    current: findLink(links, 'current') ?? demandLink(links, 'self'),
    ...(previous !== undefined && { previous }),
    isArchive: channel.children.some(({ name }) => name === archiveMark),
    updated: readRfc822(textOf(channel, 'lastBuildDate')),
    items: channel.children.filter(({ name }) => name === 'item').map(readRssItem),
  }
}

function readRssItem(item: XmlElement): ReadItem {
  const guid = only(item, 'guid')
  demand(guid.attributes['isPermaLink'] === 'false', 'guid isPermaLink="false"')
  textOf(item, 'description')
  textOf(item, 'http://purl.org/dc/elements/1.1/ creator')
  const title = textOf(item, 'title')
  return {
    id: demandTag(guid.text),
    title,
    link: demandAddress(textOf(item, 'link')),
    ...readPublished(title, has(item, 'pubDate'), () => readRfc822(textOf(item, 'pubDate'))),
    html: textOf(item, 'http://purl.org/rss/1.0/modules/content/ encoded'),
  }
}

function readAtom(feed: XmlElement): ReadFeed {
  demand(feed.name === `${atom} feed`, 'an Atom feed')
  demandTag(only(feed, `${atom} id`).text)
  textOf(only(feed, `${atom} author`), `${atom} name`)
  const links = feed.children.filter(({ name }) => name === `${atom} link`)
  const previous = findLink(links, 'prev-archive')
  return {
    format: 'Atom',
    title: textOf(feed, `${atom} title`),
    link: demandLink(links, 'alternate'),
    current: findLink(links, 'current') ?? demandLink(links, 'self'),
    ...(previous !== undefined && { previous }),
    isArchive: feed.children.some(({ name }) => name === archiveMark),
    updated: readRfc3339(textOf(feed, `${atom} updated`)),
    items: feed.children.filter(({ name }) => name === `${atom} entry`).map(readEntry),
  }
}

function readEntry(entry: XmlElement): ReadItem {
  const links = entry.children.filter(({ name }) => name === `${atom} link`)
  const content = only(entry, `${atom} content`)
  demand(content.attributes['type'] === 'html', 'content type="html"')
  const title = textOf(entry, `${atom} title`)
  const updated = readRfc3339(textOf(entry, `${atom} updated`))
  const dated = readPublished(title, has(entry, `${atom} published`), () =>
    readRfc3339(textOf(entry, `${atom} published`)),
  )
  demand(dated.published === undefined || updated === dated.published, 'updated = published')
  return {
    id: demandTag(only(entry, `${atom} id`).text),
    title,
    link: demandLink(links, 'alternate'),
    ...dated,
    html: textOf(entry, `${atom} content`),
  }
}

type Json = Readonly<Record<string, unknown>>

function readJsonFeed(feed: Json): ReadFeed {
  demand(feed['version'] === 'https://jsonfeed.org/version/1.1', 'version 1.1 of JSON Feed')
  const { items, next_url: previous } = feed
  if (!Array.isArray(items)) throw new Error('no list of items')
  demand(previous === undefined || previous !== feed['feed_url'], 'next_url other than feed_url')
  return {
    format: 'JSON Feed',
    title: demandText(feed, 'title'),
    link: demandAddress(demandText(feed, 'home_page_url')),
    current: demandAddress(demandText(feed, 'feed_url')),
    ...(previous !== undefined && { previous: demandAddress(demandText(feed, 'next_url')) }),
    isArchive: false,
    items: items.map((item: Json) => ({
      id: demandTag(demandText(item, 'id')),
      title: demandText(item, 'title'),
      link: demandAddress(demandText(item, 'url')),
      ...readPublished(demandText(item, 'title'), item['date_published'] !== undefined, () =>
        readRfc3339(demandText(item, 'date_published')),
      ),
      html: demandText(item, 'content_html'),
    })),
  }
}

/** Read the date of an item; only an item whose title says that it is unknown may have none. */
function readPublished(title: string, isDated: boolean, read: () => string): Pick<ReadItem, 'published'> {
  demand(
    isDated !== title.includes(' (date unknown): '),
    `a date, or a title that says it is unknown: ${title}`,
  )
  return isDated ? { published: read() } : {}
}

function has({ children }: XmlElement, name: string): boolean {
  return children.some((child) => child.name === name)
}

function only(element: XmlElement, name: string): XmlElement {
  const [found, ...more] = element.children.filter((child) => child.name === name)
  const { name: parent } = element
  if (found === undefined || more.length > 0) throw new Error(`${parent}: expected one ${name}`)
  return found
}

function textOf(element: XmlElement, name: string): string {
  const text = only(element, name).text.trim()
  demand(text !== '', `a text in ${name}`)
  return text
}

function demandText(object: Json, field: string): string {
  const text = object[field]
  if (typeof text !== 'string' || text === '') throw new Error(`expected a text in ${field}`)
  return text
}

function findLink(links: readonly XmlElement[], rel: string): string | undefined {
  const link = links.find(({ attributes }) => (attributes['rel'] ?? 'alternate') === rel)
  return link && demandAddress(link.attributes['href'] ?? '')
}

function demandLink(links: readonly XmlElement[], rel: string): string {
  const href = findLink(links, rel)
  if (href === undefined) throw new Error(`expected a link rel="${rel}"`)
  return href
}

function demandAddress(address: string): string {
  demand(/^https?:\/\/\S+$/.test(address), `an absolute URL, not ${address}`)
  return address
}

/** White space counts in IDs, because readers do not reliably trim it. */
function demandTag(id: string): string {
  demand(/^tag:[a-z0-9.-]+,\d{4}:[^\s<>"]+$/.test(id), `a tag: id, not ${JSON.stringify(id)}`)
  return id
}

function readRfc822(date: string): string {
  demand(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(date), 'RFC 822')
  return new Date(date).toISOString()
}

function readRfc3339(date: string): string {
  demand(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(date), `an RFC 3339 date, not ${date}`)
  return new Date(date).toISOString()
}

function demand(isMet: boolean, expected: string): void {
  if (!isMet) throw new Error(`expected ${expected}`)
}
