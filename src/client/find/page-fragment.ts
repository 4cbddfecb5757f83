// Loads what the search index says about one page, without a search for it.

export interface PagefindPage {
  readonly url: string
  readonly content: string
  readonly meta: Readonly<Record<string, string>>
  /** HTML. */
  readonly excerpt: string
  /** Where the terms are in the page's text; empty when only its name matches. */
  readonly locations: readonly number[]
  readonly sub_results: readonly {
    readonly title: string
    readonly url: string
    readonly locations: readonly number[]
  }[]
}

/** A page's file in the index; the address is without the site's base path. */
interface Fragment {
  readonly url: string
  readonly content: string
  readonly meta: Readonly<Record<string, string>>
}

/** How many words of a text an excerpt has. */
export const excerptLength = 24

const prose = new Set(['Guide', 'Page', 'Announcements'])

/** Check whether pages of a kind are texts to read, of which a result shows the part that matches. */
export function isProse(kind: string | undefined): boolean {
  return prose.has(kind ?? '')
}

/** Load a page of the index in the folder of Pagefind's files. Rejects when it cannot be loaded. */
export async function loadFragment(bundle: string, home: string, id: string): Promise<PagefindPage> {
  const address = `${bundle}fragment/${id}.pf_fragment`
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  // The file is JSON after Pagefind's signature.
  const text = await readZipped(await response.arrayBuffer())
  const { url, content, meta }: Fragment = JSON.parse(text.slice(text.indexOf('{')))
  const words = content.split(/\s+/).slice(0, excerptLength).join(' ')
  return {
    url: `${home.replace(/\/$/, '')}${url}`,
    content,
    meta,
    excerpt: words.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    locations: [],
    sub_results: [],
  }
}

/** Some servers unzip the files themselves. */
function readZipped(bytes: ArrayBuffer): Promise<string> {
  const [first, second] = new Uint8Array(bytes)
  const isZipped = first === 0x1f && second === 0x8b
  const { body } = new Response(bytes)
  return new Response(isZipped ? body?.pipeThrough(new DecompressionStream('gzip')) : bytes).text()
}
