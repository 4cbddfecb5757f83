// Finds pages in Pagefind's full-text index and by name.
import type { Found } from '../../core/find/find-names.ts'
import { readTerms } from '../../core/find/read-name.ts'
import { loadNameFinder } from './page-names.ts'

/** The part of Pagefind's library that we use. */
interface Pagefind {
  readonly options: (options: object) => Promise<void>
  readonly init: () => Promise<void>
  /** Load the values of all filters; only after that do results have their counts. */
  readonly filters: () => Promise<unknown>
  readonly search: (term: string | null, options?: { readonly filters: Chosen }) => Promise<PagefindResults>
}

interface PagefindResults {
  readonly results: readonly { readonly data: () => Promise<PagefindPage> }[]
  /** How many results have each value of each filter. */
  readonly filters: HitCounts
}

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

/** The chosen value of each filter. */
export type Chosen = Readonly<Record<string, string>>
export type HitCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

/** A page that matches by its name, its text, or both. */
export interface Hit {
  readonly name?: Found
  readonly page?: PagefindPage
}

export interface Searched {
  readonly count: number
  /** The counts of all matches, before any filter. */
  readonly counts: HitCounts
  /** Load at most this many hits, the first ones. */
  readonly load: (most: number) => Promise<readonly Hit[]>
}

interface SearchAddresses {
  /** The folder of Pagefind's files. */
  readonly bundle: string
  readonly home: string
  /** The packed names of pages. */
  readonly list: string
}

/**
 * The words of a policy's name count more than any title: the titles of action pages are all alike, and a short one
 * would outrank the policy of that name.
 */
const metaWeights = { title: 0.5, words: 8, questions: 2, kind: 0, summary: 0.2 }

/** Create the search function. Rejects when the index cannot be loaded. */
export async function startSearching({ bundle, home, list }: SearchAddresses) {
  const pagefind: Pagefind = await import(
    /* @vite-ignore */ new URL(`${bundle}pagefind.js`, location.href).href
  )
  await pagefind.options({ baseUrl: home, excerptLength: 24, ranking: { metaWeights } })
  await pagefind.init()
  await pagefind.filters()
  return async (typed: string, chosen: Chosen): Promise<Searched> => {
    const term = typed === '' ? null : typed
    const isFiltered = Object.keys(chosen).length > 0
    const [all, names] = await Promise.all([pagefind.search(term), isFiltered ? [] : findNames(list, typed)])
    const { results } = isFiltered ? await pagefind.search(term, { filters: chosen }) : all
    const [first] = await loadPages(results.slice(0, 1))
    // When no page has a word, Pagefind returns pages with its first letters.
    const fitting = first === undefined || hasTerms(first, typed) ? results : []
    return {
      count: Math.max(fitting.length, names.length),
      counts: all.filters,
      load: async (most) => joinHits(names, await loadPages(fitting.slice(0, most))).slice(0, most),
    }
  }
}

function loadPages(results: PagefindResults['results']): Promise<readonly PagefindPage[]> {
  return Promise.all(results.map(({ data }) => data()))
}

/** Check whether a page has all the typed words, whatever their endings. */
function hasTerms({ content, meta }: PagefindPage, typed: string): boolean {
  const text = [content, ...Object.values(meta)].join(' ').toLowerCase()
  return readTerms(typed).every((term) => text.includes(term.slice(0, Math.max(3, term.length - 3))))
}

/** Find names to list first: those with every typed word, or near a single typed word, which may be misspelled. */
async function findNames(list: string, typed: string): Promise<readonly Found[]> {
  if (typed === '') return []
  try {
    const find = await loadNameFinder(list)
    const isOneWord = !/\s/.test(typed)
    return find(typed, 3).filter(({ fit }) => fit === 'words' || isOneWord)
  } catch {
    // The full text can be searched without the names.
    return []
  }
}

function joinHits(names: readonly Found[], pages: readonly PagefindPage[]): readonly Hit[] {
  const isNamed = ({ url }: PagefindPage) => names.some(({ entry }) => entry.href === url)
  return [
    ...names.map((name) => {
      const page = pages.find(({ url }) => url === name.entry.href)
      return page ? { name, page } : { name }
    }),
    ...pages.filter((page) => !isNamed(page)).map((page) => ({ page })),
  ]
}
