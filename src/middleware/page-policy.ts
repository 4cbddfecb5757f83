// Writes the Content-Security-Policy of a page: what the page has, and nothing else.
import { createHash } from 'node:crypto'
import { remember } from '../core/remember.ts'

const always = "default-src 'self';img-src 'self' data:;base-uri 'none';form-action 'self';object-src 'none';"

/** Search compiles WebAssembly. */
const scripts = "script-src 'self' 'wasm-unsafe-eval'"

/** A script or style in the page itself. One with a type that is no script, such as JSON, needs no permission. */
const inline = /<(script|style)(?:\s(?![^>]*\btype=)[^>]*)?>([^<][\s\S]*?)<\/\1>/g

/** What a page starts with; the policy holds for all that follows it. */
const start = '<meta charset="utf-8">'

/**
 * Add a policy with the hashes of the page's own scripts and styles. A list of those of the whole site, as Astro writes
 * it, is long, and hashes do not compress.
 */
export function addPagePolicy(html: string): string {
  const hashes = { script: new Set<string>(), style: new Set<string>() }
  for (const [, kind, text = ''] of html.matchAll(inline)) {
    hashes[kind === 'style' ? 'style' : 'script'].add(hashOf(text).hash)
  }
  const list = (directive: string, own: ReadonlySet<string>) => [directive, ...own].join(' ')
  const policy = `${always}${list(scripts, hashes.script)};${list("style-src 'self'", hashes.style)};`
  return html.replace(start, () => `${start}<meta http-equiv="content-security-policy" content="${policy}">`)
}

/** Nearly all pages have the same scripts and styles. */
const most = 64

const hashOf = remember(most, (text: string) => ({
  hash: `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
}))
