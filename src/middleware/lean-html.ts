// A page's HTML in; the same without what it says for nothing out.
import { remember } from '../core/remember.ts'

const policy = /<meta http-equiv="content-security-policy"[^>]*>/

/**
 * Keep those hashes in a page's Content-Security-Policy that are of its own scripts and styles. Astro lists those of the
 * whole site on every page: hashes do not compress, and what a page does not have it need not allow.
 */
export async function keepOwnHashes(html: string): Promise<string> {
  const texts = [...html.matchAll(/<(script|style)\b[^>]*>([\s\S]+?)<\/\1>/g)].map(([, , text = '']) => text)
  const own = new Set(await Promise.all(texts.map(hashOnce)))
  return html.replace(policy, (meta) =>
    meta.replace(/ '(sha256-[^']+)'/g, (source, hash: string) => (own.has(hash) ? source : '')),
  )
}

/** A module as Astro writes it into a page. */
const moduleScript = /<script type="module" src="([^"]+)"><\/script>/g

/**
 * Let one script at the end of the page start its modules, in their order, from `data-modules`.
 *
 * @param starter the script's text
 */
export function startModulesLater(html: string, starter: string): string {
  const paths = [...html.matchAll(moduleScript)].map(([, path]) => path)
  if (paths.length === 0) return html
  const script = `<script data-modules="${paths.join(' ')}">${starter}</script>`
  return html.replace(moduleScript, '').replace('</body>', () => `${script}</body>`)
}

/** Write quotation marks in text as they are; only in an attribute's value would they end something. */
export function writePlainQuotes(html: string): string {
  return html.replace(/(<[^>"]*(?:"[^"]*"[^>"]*)*>)|&quot;|&#39;/g, (found, tag?: string) =>
    tag === undefined ? (found === '&quot;' ? '"' : "'") : found,
  )
}

const mostHashes = 64

/** Nearly all pages have the same scripts and styles. */
const hashOnce = remember(mostHashes, hashText)

async function hashText(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return `sha256-${btoa(String.fromCharCode(...bytes))}`
}
