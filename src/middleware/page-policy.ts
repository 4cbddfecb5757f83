// Writes the Content-Security-Policy of a page: what the project's code has put there, and nothing else.
import { createHash } from 'node:crypto'
import { type Edit, findAll } from './edits.ts'

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
 * has. Any other script or style that came with the text of a record gets no permission. A list of those of the whole site, as Astro writes it, is long, and hashes do not compress.
 */
export function createPagePolicy({ scripts, styles }: OwnCode): (html: string) => readonly Edit[] {
  const [listScripts, listStyles] = [createList(scripts, '</script>'), createList(styles, '</style>')]
  return (html) => {
    const at = html.indexOf(start)
    if (at === -1) return []
    const scriptList = [scriptSources, ...listScripts(html)].join(' ')
    const styleList = ["style-src 'self'", ...listStyles(html)].join(' ')
    const policy = `${always}${scriptList};${styleList};`
    const end = at + start.length
    return [{ start: end, end, text: `<meta http-equiv="content-security-policy" content="${policy}">` }]
  }
}

/** Create a function that lists the hashes of those of `known` that end with `endTag` somewhere in a page. */
function createList(known: readonly string[], endTag: string): (html: string) => readonly string[] {
  const elements = [...new Set(known)].map((text) => ({
    element: `>${text}`,
    hash: `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  }))
  return (html) => {
    const ends = findAll(html, endTag)
    const isThere = (element: string) => ends.some((at) => html.endsWith(element, at))
    return elements.flatMap(({ element, hash }) => (isThere(element) ? [hash] : []))
  }
}
