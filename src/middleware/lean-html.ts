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

/**
 * Write plain quotation marks in text; only in attribute values do they need to be escaped. Tags are read from the start:
 * seen from a mark inside it, a value with `<` or `>` looks like text.
 */
export function writePlainQuotes(html: string): string {
  return html.replace(/(<[^>"]*(?:"[^"]*"[^>"]*)*>)|&quot;|&#39;/g, (found, tag?: string) =>
    tag === undefined ? (found === '&quot;' ? '"' : "'") : found,
  )
}
