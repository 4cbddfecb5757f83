// Finds pages by name and by text, for the search page and for going to a page by name.
import type { Found } from '../../core/find/find-names.ts'
import type { PagefindPage } from './page-fragment.ts'
import { loadPageNames, type PageNames } from './page-names.ts'
import { loadPageIndex, type PagefindResult, type PageIndex } from './pagefind.ts'
import { searchText, type TextResults } from './search-text.ts'

/** The chosen value of each filter. */
export type Chosen = Readonly<Record<string, string>>
export type HitCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

/** A page or a section that matches by its name, its text, or both. */
export interface Hit {
  readonly name?: Found
  readonly page?: PagefindPage
}

export interface Searched {
  /** How many hits there are. */
  readonly count: number
  /** For each value of each filter, how many hits would have it, whatever filter is chosen. */
  readonly counts: HitCounts
  /** How well the first hit matches: it has all words, resembles them, or has only some. */
  readonly fit: 'all' | 'guess' | 'some'
  /** Load at most this many hits, the first ones. */
  readonly load: (most: number) => Promise<readonly Hit[]>
}

export interface SearchAddresses {
  /** The folder of Pagefind's files. */
  readonly bundle: string
  readonly home: string
  /** The packed names of pages. */
  readonly list: string
}

/** A hit before its page is loaded. */
interface Item {
  readonly id?: string
  readonly name?: Found
  readonly result?: PagefindResult
}

/** Searches for what was typed, among the pages with the chosen values. */
export type Searching = (typed: string, chosen: Chosen) => Promise<Searched>

/** Create the search function. Rejects when the index cannot be loaded; names alone are not required. */
export async function startSearching({ bundle, home, list }: SearchAddresses): Promise<Searching> {
  const [index, names] = await Promise.all([
    loadPageIndex(bundle, home),
    // The text can be searched without the names.
    loadPageNames(list).catch(() => undefined),
  ])
  return async (typed: string, chosen: Chosen): Promise<Searched> => {
    const found = typed === '' ? [] : (names?.find(typed) ?? [])
    const text =
      typed === '' ? { results: index.ids.map(index.pick), hasAll: true } : await searchText(index, typed)
    const all = joinItems(index, names, found, text, areStrong(found, typed))
    const items = all.filter((item) =>
      Object.entries(chosen).every(([name, value]) => hasValue(index, item, name, value)),
    )
    return {
      count: items.length,
      counts: countValues(index, all),
      fit: describeFit(items[0], text),
      load: (most) => Promise.all(items.slice(0, most).map(loadItem)),
    }
  }
}

/** How much of what was typed a name must have to come before texts. */
const enough = 0.5

/** Check whether names are what was typed, so that they come before any text. */
export function areStrong(found: readonly Found[], typed: string): boolean {
  const [first] = found
  if (first === undefined) return false
  const isOneWord = !/\s/.test(typed.trim())
  if (first.fit === 'some') return first.share >= enough
  return first.fit === 'words' || first.fit === 'parts' || isOneWord
}

/** Put names and texts in order, each page once: a page that has a named hit is not listed again for its text. */
function joinItems(
  index: PageIndex,
  names: PageNames | undefined,
  found: readonly Found[],
  { results, hasAll }: TextResults,
  isNamed: boolean,
): readonly Item[] {
  const byId = new Map(results.map((result) => [result.id, result]))
  const named = found.map((name): Item => {
    const id = index.named[names?.entries.indexOf(name.entry) ?? -1]
    return id === undefined ? { name } : { name, id, result: byId.get(id) ?? index.pick(id) }
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

function describeFit(first: Item | undefined, { hasAll }: TextResults): Searched['fit'] {
  if (first?.name === undefined) return hasAll ? 'all' : 'some'
  const { fit } = first.name
  return fit === 'guess' || fit === 'some' ? fit : 'all'
}
