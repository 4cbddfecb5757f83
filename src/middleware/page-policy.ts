// Writes the Content-Security-Policy of a page: what the project's code has put there, and nothing else.
import { createHash } from 'node:crypto'

const always = "default-src 'self';img-src 'self' data:;base-uri 'none';form-action 'self';object-src 'none';"

/** Search compiles WebAssembly. */
const scriptSources = "script-src 'self' 'wasm-unsafe-eval'"

/** The texts of the scripts and styles that the project's code puts into pages. */
export interface OwnCode {
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

/** What a page starts with; the policy holds for all that follows it. */
const start = '<meta charset="utf-8">'

/**
 * Create a function that adds a policy to a page, with the hashes of those of the project's scripts and styles that it
 * has. Any other script or style that came with the text of a record gets no permission. A list of those of the whole
 * site, as Astro writes it, is long, and hashes do not compress.
 */
export function createPagePolicy({ scripts, styles }: OwnCode): (html: string) => string {
  const [knownScripts, knownStyles] = [hashAll(scripts, 'script'), hashAll(styles, 'style')]
  return (html) => {
    const list = (sources: string, known: readonly Known[]) =>
      [sources, ...known.flatMap(({ element, hash }) => (html.includes(element) ? [hash] : []))].join(' ')
    const policy = `${always}${list(scriptSources, knownScripts)};${list("style-src 'self'", knownStyles)};`
    return html.replace(
      start,
      () => `${start}<meta http-equiv="content-security-policy" content="${policy}">`,
    )
  }
}

/** A script or style as pages have it, up to its end tag. */
interface Known {
  readonly element: string
  readonly hash: string
}

function hashAll(texts: readonly string[], kind: 'script' | 'style'): readonly Known[] {
  return [...new Set(texts)].map((text) => ({
    element: `>${text}</${kind}>`,
    hash: `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  }))
}
