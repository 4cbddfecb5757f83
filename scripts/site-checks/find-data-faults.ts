// Finds the feeds and JSON files of a built site that do not parse.

import { readSiteFile, type SiteFault, type SiteFiles, selectOwn } from '../site/site-files.ts'
import { readXml } from './read-xml.ts'

/** Find the XML and JSON files of a site that do not parse, and the required files that are missing. */
export function findDataFaults(site: SiteFiles): readonly SiteFault[] {
  const xml = selectOwn(site, '.xml', '.opml')
  const json = selectOwn(site, '.json')
  const unread = [
    ...xml.map((file) => toFault(file, findXmlError(readSiteFile(site, file)), 'well-formed XML')),
    ...json.map((file) => toFault(file, findJsonError(readSiteFile(site, file)), 'valid JSON')),
  ].filter((fault) => fault !== undefined)
  return [...unread, ...findMissing(site)]
}

// Without these, a check of "all feeds" and "all JSON" would pass on a site that has none.
function findMissing({ paths }: SiteFiles): readonly SiteFault[] {
  return ['index.html', '404.html', 'rss.xml', 'atom.xml', 'feed.json', 'feeds.opml', 'api/v1/policies.json']
    .filter((file) => !paths.includes(file))
    .map((file) => ({ file, what: 'missing', expected: 'a file that every build makes' }))
}

function toFault(file: string, what: string | undefined, expected: string): SiteFault | undefined {
  return what === undefined ? undefined : { file, what, expected }
}

function findXmlError(text: string): string | undefined {
  return findError(() => readXml(text))
}

function findJsonError(text: string): string | undefined {
  return findError(() => JSON.parse(text))
}

function findError(parse: () => void): string | undefined {
  try {
    parse()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
