// Finds what is wrong in the files that search engines and hosts read: sitemap.xml, robots.txt, favicon.ico, _headers.
import { readCanonical } from '../publishing/read-canonical.ts'
import { readSiteFile, type SiteFault, type SiteFiles, selectOwn } from '../site/site-files.ts'
import type { SiteAddress } from './find-link-faults.ts'
import { readXml } from './read-xml.ts'

/** Find faults in the files that search engines and hosts read. */
export function findPublishingFaults(site: SiteFiles, { origin, base }: SiteAddress): readonly SiteFault[] {
  return [
    ...findSitemapFaults(site, origin + base),
    ...findMissing(site, origin + base),
    ...findOpenFaults(site, base),
  ]
}

/** Find pages that search engines should list and the sitemap lacks, and entries that are no such pages. */
function findSitemapFaults(site: SiteFiles, root: string): readonly SiteFault[] {
  const listed = listEntries(site, root, 'sitemap.xml')
  const wanted = selectOwn(site, '.html').flatMap((file) => readCanonical(readSiteFile(site, file)) ?? [])
  const fault = (what: string, expected: string): SiteFault => ({ file: 'sitemap.xml', what, expected })
  const urls = new Set(listed.map(({ url }) => url))
  const pages = new Set(wanted)
  return [
    ...(urls.size === listed.length ? [] : [fault('a page twice', 'each page once')]),
    ...wanted
      .filter((url) => !urls.has(url))
      .map((url) => fault(`no ${url}`, 'every page with a canonical link')),
    ...[...urls]
      .filter((url) => !pages.has(url))
      .map((url) => fault(url, 'only pages with a canonical link')),
    ...listed
      .filter(({ lastmod }) => lastmod !== undefined && Number.isNaN(Date.parse(lastmod)))
      .map(({ lastmod }) => fault(`lastmod ${lastmod}`, 'a date')),
  ]
}

interface Entry {
  readonly url: string
  readonly lastmod: string | undefined
}

/** List the pages of a sitemap, or of the parts that an index names. */
function listEntries(site: SiteFiles, root: string, file: string): readonly Entry[] {
  if (!site.paths.includes(file)) return []
  const sitemap = readXml(readSiteFile(site, file))
  const entries = sitemap.children.map(({ children }) => {
    const textOf = (field: string) => children.find(({ name }) => name.endsWith(` ${field}`))?.text
    return { url: textOf('loc') ?? '', lastmod: textOf('lastmod') }
  })
  if (!sitemap.name.endsWith(' sitemapindex')) return entries
  return entries.flatMap(({ url }) => listEntries(site, root, url.slice(root.length)))
}

function findMissing(site: SiteFiles, root: string): readonly SiteFault[] {
  const missing = ['favicon.ico', 'robots.txt', 'calendar.ics', 'api/v1/releases.json']
    .filter((file) => !site.paths.includes(file))
    .map((file) => ({ file, what: 'missing', expected: 'a file that every build makes' }))
  if (missing.length > 0) return missing
  const isNamed = readSiteFile(site, 'robots.txt').split('\n').includes(`Sitemap: ${root}sitemap.xml`)
  return isNamed ? [] : [{ file: 'robots.txt', what: 'no sitemap', expected: `Sitemap: ${root}sitemap.xml` }]
}

const dataFiles = /\.(json|xml|opml|ics|csv|md)$|^llms\.txt$/

/** Find data files that scripts on other sites may not read, or of which hosts would send the header twice. */
function findOpenFaults(site: SiteFiles, base: string): readonly SiteFault[] {
  const rules = readSiteFile(site, '_headers')
    .split(/\n(?=\/)/)
    .filter((rule) => rule.includes('Access-Control-Allow-Origin'))
    .map((rule) => toMatcher(rule.split('\n')[0] ?? ''))
  return site.paths.flatMap((path) => {
    if (path.startsWith('pagefind/')) return []
    const count = rules.filter((matches) => matches.test(base + path)).length
    const wanted = dataFiles.test(path) ? 1 : 0
    if (count === wanted) return []
    return [{ file: '_headers', what: `${count} rules open ${path} to other sites`, expected: `${wanted}` }]
  })
}

/** Match an address as hosts do: a star matches anything. */
function toMatcher(pattern: string): RegExp {
  return new RegExp(`^${pattern.split('*').map(RegExp.escape).join('.*')}$`)
}
