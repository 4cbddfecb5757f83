// Finds what is wrong in the lists of feeds: one has every feed, the other those to start with.
import { readSiteFile, type SiteFault, type SiteFiles } from '../site/site-files.ts'
import type { ReadFeed } from './read-feed.ts'
import { readXml, type XmlElement } from './read-xml.ts'

type Doubt = readonly [what: string, expected: string]

/** Find what is wrong in feeds/all.opml, which lists every feed, and in feeds.opml, whose feeds share no item. */
export function findOutlineFaults(
  site: SiteFiles,
  feeds: ReadonlyMap<string, ReadFeed>,
): readonly SiteFault[] {
  const files = [...feeds.keys()].filter(
    (path) => path.endsWith('rss.xml') && !path.startsWith('feeds/archive/'),
  )
  const lists: readonly (readonly [file: string, check: (listed: readonly string[]) => readonly Doubt[]])[] =
    [
      ['feeds/all.opml', (listed) => listMissing(listed, files)],
      ['feeds.opml', (listed) => [...listMissing(listed, ['rss.xml']), ...listShared(listed, feeds)]],
    ]
  return lists.flatMap(([file, check]) => {
    if (!site.paths.includes(file)) return [{ file, what: 'missing', expected: 'a list of feeds' }]
    return checkOutline(readSiteFile(site, file), files, check).map(([what, expected]) => ({
      file,
      what,
      expected,
    }))
  })
}

function listMissing(listed: readonly string[], wanted: readonly string[]): readonly Doubt[] {
  return wanted.filter((path) => !listed.includes(path)).map((path) => [`no feed ${path}`, 'every feed'])
}

function listShared(listed: readonly string[], feeds: ReadonlyMap<string, ReadFeed>): readonly Doubt[] {
  const ids = listed.flatMap((path) => feeds.get(path)?.items.map(({ id }) => id) ?? [])
  return new Set(ids).size === ids.length ? [] : [['an item in two feeds', 'feeds that share no item']]
}

function checkOutline(
  text: string,
  files: readonly string[],
  check: (listed: readonly string[]) => readonly Doubt[],
): readonly Doubt[] {
  try {
    const opml = readXml(text)
    if (opml.name !== 'opml' || opml.attributes['version'] !== '2.0') {
      return [[`a root element ${opml.name}`, 'opml version="2.0"']]
    }
    const outlines = listOutlines(opml)
    const addresses = outlines.flatMap(({ attributes }) => attributes['xmlUrl'] ?? [])
    const unknown = addresses.filter((address) => findFile(address, files) === undefined)
    return [
      ...outlines
        .filter(({ attributes }) => !attributes['text'])
        .map((): Doubt => ['an outline without a text', 'a text attribute']),
      ...(new Set(addresses).size === addresses.length
        ? []
        : [['a duplicate feed', 'each feed once'] as const]),
      ...unknown.map((address): Doubt => [`a feed ${address}`, 'only feeds of the site']),
      ...check(addresses.flatMap((address) => findFile(address, files) ?? [])),
    ]
  } catch (error) {
    return [[error instanceof Error ? error.message : String(error), 'OPML 2.0']]
  }
}

/** Find the file of a listed feed: of those whose path the address ends with, the longest. */
function findFile(address: string, files: readonly string[]): string | undefined {
  const ends = files.filter((path) => address.endsWith(`/${path}`))
  return ends.toSorted((a, b) => b.length - a.length)[0]
}

function listOutlines({ name, children }: XmlElement): readonly XmlElement[] {
  return children.flatMap((child) => [
    ...(child.name === 'outline' && name !== '' ? [child] : []),
    ...listOutlines(child),
  ])
}
