// Finds pages by name and by text, for the search page and for going to a page by name.
import type { Found } from '../../core/find/find-names.ts'
import { isProse } from './page-fragment.ts'
import { loadPageNames, type PageNames } from './page-names.ts'
import { loadPageIndex, type PagefindResult, type PageIndex } from './pagefind.ts'
import type {
  EarlyHits,
  Hit,
  HitCounts,
  SearchAddresses,
  SearchAnswer,
  SearchFit,
  SearchQuestion,
} from './search-messages.ts'
import { searchText, type TextResults } from './search-text.ts'
import { areStrong } from './strong-names.ts'

/** A hit before its page is loaded. */
interface Item {
  readonly id?: string
  readonly name?: Found
  readonly result?: PagefindResult
}

/** Searches among the pages with the chosen values; `early` receives the first hits when texts take longer. */
export type Searching = (question: SearchQuestion, early: (hits: EarlyHits) => void) => Promise<SearchAnswer>

/** Create the search function. Rejects when the list of pages cannot be loaded; names are not required. */
export async function startSearching({ bundle, home, list }: SearchAddresses): Promise<Searching> {
  const [index, names] = await Promise.all([
    loadPageIndex(bundle, home),
    // The text can be searched without the names.
    loadPageNames(list).catch(() => undefined),
  ])
  let isLoaded = false
  return async ({ typed, chosen, most }, early) => {
    const found = typed === '' ? [] : (names?.find(typed) ?? [])
    const named = nameItems(index, names, found)
    const isNamed = areStrong(found, typed)
    const select = (items: readonly Item[]) =>
      items.filter((item) =>
        Object.entries(chosen).every(([name, value]) => hasValue(index, item, name, value)),
      )
    if (isNamed && !isLoaded) {
      const first = select(named).slice(0, most)
      void loadEarly(first).then((hits) => {
        if (!isLoaded && hits.length > 0) early({ fit: describeFit(first[0], true), hits })
      })
    }
    const text =
      typed === '' ? { results: index.ids.map(index.pick), hasAll: true } : await searchText(index, typed)
    if (typed !== '') isLoaded = true
    const all = joinItems(named, text, isNamed)
    const items = select(all)
    return {
      count: items.length,
      counts: countValues(index, all),
      fit: describeFit(items[0], text.hasAll),
      hits: await Promise.all(items.slice(0, most).map(loadItem)),
    }
  }
}

/** Load hits up to the first that may look different once texts have been searched. */
async function loadEarly(items: readonly Item[]): Promise<readonly Hit[]> {
  const hits = await Promise.all(items.map(loadItem)).catch(() => [])
  const last = hits.findIndex(({ name, page }) => isProse(page?.meta['kind'] ?? name?.entry.kind))
  return last < 0 ? hits : hits.slice(0, last)
}

/** Find the pages of names in the index. */
function nameItems(index: PageIndex, names: PageNames | undefined, found: readonly Found[]): readonly Item[] {
  return found.map((name): Item => {
    const id = index.named[names?.entries.indexOf(name.entry) ?? -1]
    return id === undefined ? { name } : { name, id, result: index.pick(id) }
  })
}

/** Put names and texts in order, each page once: a page that has a named hit is not listed again for its text. */
function joinItems(
  names: readonly Item[],
  { results, hasAll }: TextResults,
  isNamed: boolean,
): readonly Item[] {
  const byId = new Map(results.map((result) => [result.id, result]))
  const named = names.map((item) => {
    const result = byId.get(item.id ?? '') ?? item.result
    return result === undefined ? item : { ...item, result }
  })
  const namedIds = new Set(named.map(({ id }) => id))
  const others = results
    .filter(({ id }) => !namedIds.has(id))
    .map((result): Item => ({ id: result.id, result }))
  // Long texts have many words by chance, and names with a few of the words say little: neither goes before the other.
  return hasAll && !isNamed ? alternate(others, named) : [...named, ...others]
}

function alternate<T>(some: readonly T[], others: readonly T[]): readonly T[] {
  const longest = Math.max(some.length, others.length)
  return Array.from({ length: longest }, (_, i) => [
    ...some.slice(i, i + 1),
    ...others.slice(i, i + 1),
  ]).flat()
}

async function loadItem({ name, result }: Item): Promise<Hit> {
  const page = await result?.data()
  return { ...(name && { name }), ...(page && { page }) }
}

function hasValue(index: PageIndex, { id, name }: Item, filter: string, value: string): boolean {
  // A page that is not indexed still has its kind.
  if (id === undefined) return filter === 'page' && name?.entry.kind === value
  return index.filters.get(filter)?.get(value)?.has(id) ?? false
}

function countValues(index: PageIndex, items: readonly Item[]): HitCounts {
  const counts = [...index.filters].map(([name, values]) => [
    name,
    Object.fromEntries(
      [...values.keys()].map((value) => [
        value,
        items.filter((item) => hasValue(index, item, name, value)).length,
      ]),
    ),
  ])
  return Object.fromEntries(counts)
}

function describeFit(first: Item | undefined, hasAll: boolean): SearchFit {
  if (first?.name === undefined) return hasAll ? 'all' : 'some'
  const { fit } = first.name
  return fit === 'guess' || fit === 'some' ? fit : 'all'
}
