// Loads Pagefind's library and describes the part of it that we use.
import { type IndexedPages, type PackedPages, unpackPages } from '../../core/find/indexed-pages.ts'
import { excerptLength, loadFragment, type PagefindPage } from './page-fragment.ts'

interface Pagefind {
  readonly options: (options: object) => Promise<void>
  readonly init: () => Promise<void>
  readonly search: (words: string) => Promise<{ readonly results: readonly PagefindResult[] }>
}

export interface PagefindResult {
  readonly id: string
  readonly data: () => Promise<PagefindPage>
}

/** Pagefind with what is known about all pages. */
export interface PageIndex extends IndexedPages {
  readonly search: (words: string) => Promise<readonly PagefindResult[]>
  /** Return a page that was not searched for. */
  readonly pick: (id: string) => PagefindResult
}

/**
 * The words of a policy's name count more than any title: the titles of action pages are all alike, and a short one
 * would outrank the policy of that name.
 */
const metaWeights = { title: 0.5, words: 8, questions: 2, kind: 0, summary: 0.2 }

/**
 * Load which pages there are from the folder of Pagefind's files, and start to load the index. Rejects when the pages
 * cannot be loaded, as a search does when the index cannot. Pagefind itself would load its whole index to tell the pages.
 */
export async function loadPageIndex(bundle: string, home: string): Promise<PageIndex> {
  const library = new URL(`${bundle}pagefind.js`, location.href).href
  const opening = openPagefind(library, home)
  // Without words to search for nobody waits for it.
  opening.catch(() => undefined)
  const packed: PackedPages = await fetch(`${bundle}names.json`).then((response) => response.json())
  return {
    ...unpackPages(packed),
    search: async (words) => (await (await opening).search(words)).results,
    pick: (id) => ({ id, data: () => loadFragment(bundle, home, id) }),
  }
}

async function openPagefind(library: string, home: string): Promise<Pagefind> {
  const pagefind: Pagefind = await import(/* @vite-ignore */ library)
  // We are in a worker already.
  await pagefind.options({ baseUrl: home, excerptLength, ranking: { metaWeights }, noWorker: true })
  await pagefind.init()
  return pagefind
}
