// Finds the feeds of a built site that a reader could not rely on.
import { Parser } from 'htmlparser2'
import { readSiteFile, type SiteFault, type SiteFiles, selectOwn } from '../site/site-files.ts'
import { findOutlineFaults } from './find-outline-faults.ts'
import { type ReadFeed, readFeed } from './read-feed.ts'

const most = { items: 100, bytes: 512_000 }

/** Find what is wrong in the feeds of a site: files that lack something, and formats or lists that disagree. */
export function findFeedFaults(site: SiteFiles): readonly SiteFault[] {
  const faults: SiteFault[] = []
  const feeds = new Map<string, ReadFeed>()
  for (const path of selectOwn(site, 'rss.xml', 'atom.xml', 'feed.json')) {
    const text = readSiteFile(site, path)
    const expect = (isMet: boolean, expected: string) => {
      if (!isMet) faults.push({ file: path, what: 'a feed that could trip up readers', expected })
    }
    try {
      const feed = readFeed(path, text)
      if (feed === undefined) continue
      feeds.set(path, feed)
      expect(Buffer.byteLength(text) < most.bytes, `less than ${most.bytes} bytes`)
      for (const expected of listDoubts(feed)) expect(false, expected)
    } catch (error) {
      faults.push({
        file: path,
        what: messageOf(error),
        expected: 'a feed with everything that its format requires',
      })
    }
  }
  return [...faults, ...findDisagreements(feeds), ...findOutlineFaults(site, feeds)]
}

/** List the further expectations that a feed with every required element does not meet. */
export function listDoubts({ items, updated, isArchive, current, previous }: ReadFeed): readonly string[] {
  const dates = items.flatMap(({ published }) => published ?? [])
  const [newest] = items
  const doubts: readonly (readonly [isMet: boolean, expected: string])[] = [
    [items.length <= most.items, `at most ${most.items} items`],
    [new Set(items.map(({ id }) => id)).size === items.length, 'each ID once'],
    [dates.every((date, i) => i === 0 || date <= (dates[i - 1] ?? '')), 'the newest item first'],
    [
      updated === undefined || newest?.published === undefined || updated === newest.published,
      'updated = the date of the newest item',
    ],
    [items.every(({ html }) => listIntruders(html).length === 0), 'plain elements and absolute links'],
    [!isArchive || items.length > 0, 'an archive with items'],
    [previous !== current, 'an archive other than the feed itself'],
  ]
  return doubts.filter(([isMet]) => !isMet).map(([, expected]) => expected)
}

const plainElements = new Set(['p', 'h3', 'ul', 'li', 'br', 'a', 'code', 'strong'])

/** List what an item's markup contains other than plain elements and absolute links. */
export function listIntruders(html: string): readonly string[] {
  const intruders: string[] = []
  const parser = new Parser({
    onopentag(tag, { href, ...rest }) {
      if (!plainElements.has(tag)) intruders.push(tag)
      if (href !== undefined && !/^https?:\/\//.test(href)) intruders.push(href)
      intruders.push(...Object.keys(rest))
    },
  })
  parser.write(html)
  parser.end()
  return intruders
}

/** Find folders whose three files are not one feed: the same items with the same dates and titles. */
function findDisagreements(feeds: ReadonlyMap<string, ReadFeed>): readonly SiteFault[] {
  const folders = Map.groupBy(feeds, ([path]) => path.replace(/[^/]*$/, ''))
  return [...folders].flatMap(([folder, files]) => {
    const contents = files.map(([, { items }]) => JSON.stringify(items))
    const file = files[0]?.[0] ?? folder
    return [
      ...(files.length === 3 ? [] : [{ file, what: `formats: ${files.length}`, expected: 'three formats' }]),
      ...(new Set(contents).size === 1
        ? []
        : [{ file, what: 'formats that differ', expected: 'the same items in all three' }]),
    ]
  })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
