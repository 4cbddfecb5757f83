// Loads Pagefind's library and describes the part of it that we use.

interface Pagefind {
  readonly options: (options: object) => Promise<void>
  readonly init: () => Promise<void>
  /** Load the values of all filters, each with the number of its pages. */
  readonly filters: () => Promise<Readonly<Record<string, Readonly<Record<string, number>>>>>
  /** Search for words; without any, find every page. */
  readonly search: (
    words: string | null,
    options?: { readonly filters: Readonly<Record<string, string>> },
  ) => Promise<{ readonly results: readonly PagefindResult[] }>
}

export interface PagefindResult {
  readonly id: string
  readonly data: () => Promise<PagefindPage>
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

/** Pagefind with what is known about all pages. */
export interface PageIndex {
  readonly search: (words: string) => Promise<readonly PagefindResult[]>
  /** Every indexed page, by its ID. */
  readonly pages: ReadonlyMap<string, PagefindResult>
  /** The IDs of the pages in the order of the list of names; undefined for a page that is not indexed. */
  readonly ids: readonly (string | undefined)[]
  /** For each filter and each of its values, the IDs of the pages that have it. */
  readonly filters: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>
}

/**
 * The words of a policy's name count more than any title: the titles of action pages are all alike, and a short one
 * would outrank the policy of that name.
 */
const metaWeights = { title: 0.5, words: 8, questions: 2, kind: 0, summary: 0.2 }

/** Load the index from the folder of Pagefind's files. Rejects when it cannot be loaded. */
export async function loadPageIndex(bundle: string, home: string): Promise<PageIndex> {
  const library = new URL(`${bundle}pagefind.js`, location.href).href
  const [pagefind, ids]: [Pagefind, PageIndex['ids']] = await Promise.all([
    import(/* @vite-ignore */ library),
    fetch(`${bundle}names.json`).then((response) => response.json()),
  ])
  await pagefind.options({ baseUrl: home, excerptLength: 24, ranking: { metaWeights } })
  await pagefind.init()
  const values = await pagefind.filters()
  const { results } = await pagefind.search(null)
  const filters = await Promise.all(
    Object.entries(values).map(async ([name, counts]) => {
      const sets = Object.keys(counts).map(async (value) => {
        const found = await pagefind.search(null, { filters: { [name]: value } })
        return [value, new Set(found.results.map(({ id }) => id))] as const
      })
      return [name, new Map(await Promise.all(sets))] as const
    }),
  )
  return {
    search: async (words) => (await pagefind.search(words)).results,
    pages: new Map(results.map((result) => [result.id, result])),
    ids: ids.map((id) => id ?? undefined),
    filters: new Map(filters),
  }
}
