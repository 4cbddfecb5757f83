// Packs which pages the search index has, with their filter values, to send them to a browser, and unpacks them.

/** An indexed page. */
export interface IndexedPage {
  /** Its ID in the index. */
  readonly id: string
  readonly filters: FilterValues
}

/** The values of each filter. */
export type FilterValues = Readonly<Record<string, readonly string[]>>

/** The indexed pages, packed: those that have names first, in the order of the names, then the others. */
export interface PackedPages {
  /** What every ID starts with. */
  readonly start: string
  /** For each name the rest of its page's ID, or nothing if the page is not indexed, and a space. */
  readonly named: string
  /** For each page without a name the rest of its ID, and a space. */
  readonly others: string
  /**
   * For each filter and each of its values, numbers of pages in a row, each page once: first how many do not have the
   * value, then how many have it, and so on.
   */
  readonly filters: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>
}

/** What a search has to know about all indexed pages. */
export interface IndexedPages {
  /** The IDs of all pages, in order, each once. */
  readonly ids: readonly string[]
  /** The ID of each name's page; undefined for a page that is not indexed. */
  readonly named: readonly (string | undefined)[]
  /** For each filter and each of its values, the IDs of the pages that have it. */
  readonly filters: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>
}

/** Pack the page of each name, undefined for a page that is not indexed, and the pages without a name. */
export function packPages(
  named: readonly (IndexedPage | undefined)[],
  others: readonly IndexedPage[],
): PackedPages {
  const pages = [
    ...new Map(
      [...named, ...others].flatMap((page) => (page === undefined ? [] : [[page.id, page] as const])),
    ).values(),
  ]
  const start = findStart(pages.map(({ id }) => id))
  const join = (some: readonly (IndexedPage | undefined)[]) =>
    some.map((page) => `${page?.id.slice(start.length) ?? ''} `).join('')
  const filters = [...new Set(pages.flatMap((page) => Object.keys(page.filters)))].map((name) => {
    const values = new Set(pages.flatMap((page) => page.filters[name] ?? []))
    const packed = [...values]
      .sort()
      .map((value) => [value, countRuns(pages.map((page) => page.filters[name]?.includes(value) ?? false))])
    return [name, Object.fromEntries(packed)]
  })
  return { start, named: join(named), others: join(others), filters: Object.fromEntries(filters) }
}

/** Find what all IDs start with, so that something of each is left. */
function findStart(ids: readonly string[]): string {
  let start = ids[0]?.slice(0, -1) ?? ''
  while (!ids.every((id) => id.length > start.length && id.startsWith(start))) start = start.slice(0, -1)
  return start
}

function countRuns(flags: readonly boolean[]): readonly number[] {
  const runs = [0]
  flags.forEach((flag, i) => {
    if (flag !== (flags[i - 1] ?? false)) runs.push(0)
    runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1
  })
  // The end says nothing: pages that are left do not have the value.
  return runs.length % 2 === 1 ? runs.slice(0, -1) : runs
}

/** Unpack the indexed pages. */
export function unpackPages(packed: PackedPages): IndexedPages {
  const split = (rests: string) =>
    rests
      .split(' ')
      .slice(0, -1)
      .map((rest) => (rest === '' ? undefined : packed.start + rest))
  const named = split(packed.named)
  const ids = [...new Set([...named, ...split(packed.others)])].filter((id) => id !== undefined)
  const filters = Object.entries(packed.filters).map(
    ([name, values]) =>
      [name, new Map(Object.entries(values).map(([value, runs]) => [value, selectRuns(ids, runs)]))] as const,
  )
  return { ids, named, filters: new Map(filters) }
}

function selectRuns(ids: readonly string[], runs: readonly number[]): ReadonlySet<string> {
  let at = 0
  return new Set(
    runs.flatMap((length, i) => {
      const run = ids.slice(at, at + length)
      at += length
      return i % 2 === 1 ? run : []
    }),
  )
}
