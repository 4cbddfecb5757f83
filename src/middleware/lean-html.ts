// Removes redundant markup from a page's HTML.
import { remember } from '../core/remember.ts'

const policy = /<meta http-equiv="content-security-policy"[^>]*>/

/**
 * Keep only the hashes of a page's own scripts and styles in its Content-Security-Policy. Astro lists those of the
 * whole site on every page. Hashes do not compress, and a page need not allow what it does not have.
 */
export async function keepOwnHashes(html: string): Promise<string> {
  const texts = [...html.matchAll(/<(script|style)\b[^>]*>([\s\S]+?)<\/\1>/g)].map(([, , text = '']) => text)
  const own = new Set(await Promise.all(texts.map(hashOnce)))
  return html.replace(policy, (meta) =>
    meta.replace(/ '(sha256-[^']+)'/g, (source, hash: string) => (own.has(hash) ? source : '')),
  )
}

/** A module script as Astro writes it into a page. */
const moduleScript = /<script type="module" src="([^"]+)"><\/script>/g

/**
 * Replace a page's module scripts with one script at its end that starts them in order, from `data-modules`.
 *
 * @param starter the text of that script
 */
export function startModulesLater(html: string, starter: string): string {
  const paths = [...html.matchAll(moduleScript)].map(([, path]) => path)
  if (paths.length === 0) return html
  const script = `<script data-modules="${paths.join(' ')}">${starter}</script>`
  return html.replace(moduleScript, '').replace('</body>', () => `${script}</body>`)
}

/** Write plain quotation marks in text; only in attribute values do they need to be escaped. */
export function writePlainQuotes(html: string): string {
  return html.replace(/(<[^>"]*(?:"[^"]*"[^>"]*)*>)|&quot;|&#39;/g, (found, tag?: string) =>
    tag === undefined ? (found === '&quot;' ? '"' : "'") : found,
  )
}

const mostHashes = 64

/** Remembers hashes, since nearly all pages have the same scripts and styles. */
const hashOnce = remember(mostHashes, hashText)

async function hashText(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return `sha256-${btoa(String.fromCharCode(...bytes))}`
}
