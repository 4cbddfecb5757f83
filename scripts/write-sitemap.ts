// Writes sitemap.xml and robots.txt of a built site: of dist/, or of the folder given as the first argument.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBasePath } from './command/base-path.ts'
import { readSiteUrl } from './command/site-url.ts'
import { type DatedReleases, datePages } from './publishing/page-dates.ts'
import { readCanonical } from './publishing/read-canonical.ts'
import { formatSitemap } from './publishing/sitemap.ts'
import { listSiteFiles, readSiteFile, selectOwn } from './site/site-files.ts'

const dir = process.argv[2] ?? 'dist'
const root = readSiteUrl() + readBasePath()

const releases: DatedReleases = JSON.parse(readFileSync(join(dir, 'api/v1/releases.json'), 'utf8'))
const dateOf = datePages(releases)
const site = listSiteFiles(dir)
const pages = selectOwn(site, '.html').flatMap((file) => {
  const url = readCanonical(readSiteFile(site, file))
  if (url === undefined) return []
  const lastmod = dateOf(url.slice(root.length))
  return [{ url, ...(lastmod !== undefined && { lastmod }) }]
})

for (const { name, text } of formatSitemap(pages, root)) writeFileSync(join(dir, name), text)
writeFileSync(join(dir, 'robots.txt'), `User-agent: *\nAllow: /\n\nSitemap: ${root}sitemap.xml\n`)
