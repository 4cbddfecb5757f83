// Reads the canonical link of a page, which only pages that search engines should list have.

/** Read the canonical link of a page; undefined without one. Looks only at the head, as a site has thousands of pages. */
export function readCanonical(html: string): string | undefined {
  const head = html.slice(0, html.indexOf('<body'))
  return /<link rel="canonical" href="([^"]+)"/.exec(head)?.[1]?.replaceAll('&amp;', '&')
}
