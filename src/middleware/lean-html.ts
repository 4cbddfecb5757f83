// Removes redundant markup from a page's HTML.

/** A module script as Astro writes it into a page. */
const moduleScript = /<script type="module" src="([^"]+)"><\/script>/g

/**
 * Replace a page's module scripts with one script at its end that starts them in order, from `data-modules`.
 *
 * @param starter the text of that script
 */
export function startModulesLater(html: string, starter: string): string {
  const paths: string[] = []
  const rest = html.replace(moduleScript, (_, path: string) => {
    paths.push(path)
    return ''
  })
  if (paths.length === 0) return html
  const script = `<script data-modules="${paths.join(' ')}">${starter}</script>`
  return rest.replace('</body>', () => `${script}</body>`)
}

/** Write plain quotation marks in text; only in attribute values do they need to be escaped. */
export function writePlainQuotes(html: string): string {
  return html.replace(/&quot;|&#39;/g, (entity, at: number) => {
    if (isInTag(html, at)) return entity
    return entity === '&quot;' ? '"' : "'"
  })
}

/** A tag as Astro writes it: between quotation marks, a value may have `>`. */
const tag = /<[^>"]*(?:"[^"]*"[^>"]*)*>/y

/** Tell whether a place is in a tag: then, the tag that was opened last before it ends after it. */
function isInTag(html: string, at: number): boolean {
  tag.lastIndex = html.lastIndexOf('<', at)
  return tag.test(html) && tag.lastIndex > at
}
