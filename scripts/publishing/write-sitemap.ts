// Writes sitemap.xml and robots.txt of a site.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBasePath } from '../command/base-path.ts'
import { readSiteUrl } from '../command/site-url.ts'
import { type DatedReleases, datePages } from './page-dates.ts'
import type { PublishedPage } from './page-head.ts'
import { formatSitemap } from './sitemap.ts'
import { writeFiles } from './write-files.ts'

/**
 * Write the list of the pages that search engines should list into a site's folder, which must have its releases.json.
 * Returns the names of the files.
 */
export function writeSitemap(dir: string, published: readonly PublishedPage[]): readonly string[] {
  const root = readSiteUrl() + readBasePath()
  const releases: DatedReleases = JSON.parse(readFileSync(join(dir, 'api/v1/releases.json'), 'utf8'))
  const dateOf = datePages(releases)
  const pages = published.flatMap(({ canonical: url }) => {
    if (url === undefined) return []
    const lastmod = dateOf(url.slice(root.length))
    return [{ url, ...(lastmod !== undefined && { lastmod }) }]
  })
  const robots = `User-agent: *\nAllow: /\n\nSitemap: ${root}sitemap.xml\n`
  return writeFiles(dir, [...formatSitemap(pages, root), { name: 'robots.txt', text: robots }])
}
