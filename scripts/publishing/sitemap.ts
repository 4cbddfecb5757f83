// Formats sitemap.xml, the list of a site's pages for search engines. Source of the format: https://www.sitemaps.org/protocol.html.

/** A page with the day and time of what it shows, UTC, ISO 8601; without one if that is unknown. */
export interface SitemapPage {
  readonly url: string
  readonly lastmod?: string
}

export interface SitemapFile {
  readonly name: string
  readonly text: string
}

/** The most pages that one file may list. */
const mostPages = 50_000

/** Format the list of pages: one file, or an index with numbered parts if there are too many pages for one. */
export function formatSitemap(
  pages: readonly SitemapPage[],
  root: string,
  most: number = mostPages,
): readonly SitemapFile[] {
  if (pages.length <= most) return [{ name: 'sitemap.xml', text: formatPages(pages) }]
  const parts = Array.from({ length: Math.ceil(pages.length / most) }, (_, i) => ({
    name: `sitemap-${i + 1}.xml`,
    text: formatPages(pages.slice(i * most, (i + 1) * most)),
  }))
  const entries = parts.map(({ name }) => `<sitemap><loc>${escapeXml(root + name)}</loc></sitemap>`)
  return [{ name: 'sitemap.xml', text: wrap('sitemapindex', entries) }, ...parts]
}

function formatPages(pages: readonly SitemapPage[]): string {
  return wrap(
    'urlset',
    pages.map(({ url, lastmod }) => {
      const changed = lastmod === undefined ? '' : `<lastmod>${lastmod}</lastmod>`
      return `<url><loc>${escapeXml(url)}</loc>${changed}</url>`
    }),
  )
}

function wrap(name: string, entries: readonly string[]): string {
  const start = `<${name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`
  return ['<?xml version="1.0" encoding="UTF-8"?>', start, ...entries, `</${name}>`, ''].join('\n')
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
