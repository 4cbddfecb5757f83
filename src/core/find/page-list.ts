// Packs the names and addresses of pages to send them to a browser, and unpacks them into one flat list.
import type { AlikeWords } from './search-terms.ts'

/** What a page is about, in the order in which equally good matches are listed. */
export const entryKinds = [
  'Policy',
  'Service',
  'Action',
  'Version',
  'Guide',
  'Example',
  'Rule',
  'Page',
] as const
export type PageKind = (typeof entryKinds)[number]

/** Pages of one kind in one folder. */
export interface PaletteGroup {
  readonly kind: PageKind
  /** What every title of the group starts with; it may be empty. */
  readonly title: string
  /** The note of every page of the group that has none of its own. */
  readonly note?: string
  /** The address of the folder, with a trailing slash. */
  readonly href: string
  /** The last part of each page's address, which is also the rest of its title unless the item has its own. */
  readonly items: readonly (string | PaletteItem)[]
}

/**
 * The last part of a page's address, the rest of its title (0 if it is the same), and what else distinguishes it from
 * other pages: a day, a service's name, `retired`.
 */
type PaletteItem = readonly [at: string, title: string | 0, note?: string]

/** Every page by name, and the words that people use for pages and for words of names. */
export interface Palette {
  readonly groups: readonly PaletteGroup[]
  readonly alike: AlikeWords
  /** Phrases, and the pages that they lead to, by position in the unpacked list. */
  readonly asks: readonly { readonly phrases: readonly string[]; readonly pages: readonly number[] }[]
}

/** A page that can be found by its name. */
export interface Entry {
  readonly kind: PageKind
  readonly title: string
  readonly note?: string
  /** What else people call it or ask for when they mean it. */
  readonly asks?: readonly string[]
  /** The address; it ends with a slash, or with the place on a page. */
  readonly href: string
}

/** Pack entries whose titles all start with `start` and that share a note. Throws if a title does not start so. */
export function packEntries(entries: readonly Entry[], start = '', note?: string): readonly PaletteGroup[] {
  const folders = Map.groupBy(entries, ({ kind, href }) => JSON.stringify([kind, parentOf(href)]))
  return [...folders].map(([key, ofFolder]) => {
    const [kind, href]: readonly [PageKind, string] = JSON.parse(key)
    const items = ofFolder.map((entry) => packItem(start, note, entry))
    return { kind, title: start, ...(note !== undefined && { note }), href, items }
  })
}

function packItem(
  start: string,
  common: string | undefined,
  { title, href, note }: Entry,
): string | PaletteItem {
  const end = href.slice(parentOf(href).length)
  if (!title.startsWith(start)) throw new Error(`${title} does not start with ${start}`)
  const rest = title.slice(start.length)
  const own = note === common ? undefined : note
  const tail: readonly [] | readonly [string] = own === undefined ? [] : [own]
  // A heading's anchor is nearly always its text.
  if (end === `#${toAnchor(title)}`) return ['#', rest, ...tail]
  const at = decodeURIComponent(end.replace(/\/$/, ''))
  if (rest === at) return own === undefined ? at : [at, 0, own]
  return [at, rest, ...tail]
}

function toAnchor(heading: string): string {
  const words = heading.toLowerCase().replace(/[^\p{L}\d _-]/gu, '')
  return encodeURIComponent(words.replaceAll(' ', '-'))
}

/** Return the folder of a page, or for a place on a page the page itself. */
function parentOf(href: string): string {
  return href.slice(0, href.lastIndexOf('/', href.length - 2) + 1)
}

/** Unpack the groups in order. */
export function listEntries(groups: readonly PaletteGroup[]): readonly Entry[] {
  return groups.flatMap(({ kind, title: start, note: common, href, items }) =>
    items.map((item) => {
      const [at, rest, note = common] = typeof item === 'string' ? ([item, 0] as const) : item
      const title = start + (rest === 0 ? at : rest)
      return { kind, title, href: href + unpackEnd(at, title), ...(note !== undefined && { note }) }
    }),
  )
}

function unpackEnd(at: string, title: string): string {
  if (at === '#') return `#${toAnchor(title)}`
  return at.startsWith('#') ? `#${encodeURIComponent(at.slice(1))}` : `${encodeURIComponent(at)}/`
}

/** Unpack a whole palette: each page with the phrases that lead to it. */
export function listAskedEntries({ groups, asks }: Palette): readonly Entry[] {
  const phrases = new Map<number, string[]>()
  for (const { phrases: some, pages } of asks)
    for (const page of pages) phrases.set(page, [...(phrases.get(page) ?? []), ...some])
  return listEntries(groups).map((entry, i) => {
    const of = phrases.get(i)
    return of === undefined ? entry : { ...entry, asks: of }
  })
}
