// What a reader searches for in, the pages that fit out: by Pagefind's index of texts, and by name.
import type { Found } from '../../core/find/find-names.ts'
import { readTerms } from '../../core/find/read-name.ts'
import { loadNameFinder } from './page-names.ts'

/** The part of Pagefind's library that we use. */
interface Pagefind {
  readonly options: (options: object) => Promise<void>
  readonly init: () => Promise<void>
  /** Load the values of all filters; results tell how many have each only after that. */
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
  /** Where in the page's text the terms stand; empty when only its name fits. */
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

/** A page that fits: as a name, with its text, or with both. */
export interface Hit {
  readonly name?: Found
  readonly page?: PagefindPage
}

export interface Searched {
  readonly count: number
  /** Of all that fits, before any filter. */
  readonly counts: HitCounts
  /** Load the first so many hits. */
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
 * A policy's name in words counts more than any title: the titles of action pages are all alike, and a short one
 * would outrank the policy that is called so.
 */
const metaWeights = { title: 0.5, words: 8, questions: 2, kind: 0, summary: 0.2 }

/** Make the function that searches. Rejects when the index cannot be had. */
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
    // Where nothing has a word, Pagefind gives what has its first letters.
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

/** Tell whether a page has all words that were typed, whatever their endings. */
function hasTerms({ content, meta }: PagefindPage, typed: string): boolean {
  const text = [content, ...Object.values(meta)].join(' ').toLowerCase()
  return readTerms(typed).every((term) => text.includes(term.slice(0, Math.max(3, term.length - 3))))
}

/** Names come first where all that was typed is in them, or where it is one word, perhaps a misspelled one. */
async function findNames(list: string, typed: string): Promise<readonly Found[]> {
  if (typed === '') return []
  try {
    const find = await loadNameFinder(list)
    const isOneWord = !/\s/.test(typed)
    return find(typed, 3).filter(({ fit }) => fit === 'words' || isOneWord)
  } catch {
    // The texts can be searched without the names.
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
