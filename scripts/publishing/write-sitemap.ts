// Writes sitemap.xml and robots.txt of a site.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBasePath } from '../command/base-path.ts'
import { readSiteUrl } from '../command/site-url.ts'
import { type DatedReleases, datePages } from './page-dates.ts'
import type { PublishedPage } from './page-head.ts'
import { formatSitemap } from './sitemap.ts'

/** Write the list of the pages that search engines should list into a site's folder, which must have its releases.json. */
export function writeSitemap(dir: string, published: readonly PublishedPage[]): void {
  const root = readSiteUrl() + readBasePath()
  const releases: DatedReleases = JSON.parse(readFileSync(join(dir, 'api/v1/releases.json'), 'utf8'))
  const dateOf = datePages(releases)
  const pages = published.flatMap(({ canonical: url }) => {
    if (url === undefined) return []
    const lastmod = dateOf(url.slice(root.length))
    return [{ url, ...(lastmod !== undefined && { lastmod }) }]
  })
  for (const { name, text } of formatSitemap(pages, root)) writeFileSync(join(dir, name), text)
  writeFileSync(join(dir, 'robots.txt'), `User-agent: *\nAllow: /\n\nSitemap: ${root}sitemap.xml\n`)
}
