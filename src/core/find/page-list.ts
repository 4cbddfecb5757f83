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
  /** The address of the folder, with a trailing slash. */
  readonly href: string
  /** The last part of each page's address, which is also the rest of its title unless the item has its own. */
  readonly items: readonly (string | PaletteItem)[]
}

interface PaletteItem {
  readonly at: string
  readonly title?: string
  /** What else distinguishes it from other pages: a day, a service's name, `retired`. */
  readonly note?: string
  /** What else people call it or ask for when they mean it. */
  readonly asks?: readonly string[]
}

/** Every page by name, and the words that mean the same. */
export interface Palette {
  readonly groups: readonly PaletteGroup[]
  readonly alike: AlikeWords
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

/** Pack entries whose titles all start with `start`. Throws if one does not. */
export function packEntries(entries: readonly Entry[], start = ''): readonly PaletteGroup[] {
  const folders = Map.groupBy(entries, ({ kind, href }) => JSON.stringify([kind, parentOf(href)]))
  return [...folders].map(([key, ofFolder]) => {
    const [kind, href]: readonly [PageKind, string] = JSON.parse(key)
    return { kind, title: start, href, items: ofFolder.map((entry) => packItem(start, entry)) }
  })
}

function packItem(start: string, { title, href, note, asks = [] }: Entry): string | PaletteItem {
  const at = decodeURIComponent(href.slice(parentOf(href).length).replace(/\/$/, ''))
  if (!title.startsWith(start)) throw new Error(`${title} does not start with ${start}`)
  const rest = title.slice(start.length)
  if (rest === at && note === undefined && asks.length === 0) return at
  return {
    at,
    ...(rest !== at && { title: rest }),
    ...(note !== undefined && { note }),
    ...(asks.length > 0 && { asks }),
  }
}

/** Return the folder of a page, or for a place on a page the page itself. */
function parentOf(href: string): string {
  return href.slice(0, href.lastIndexOf('/', href.length - 2) + 1)
}

/** Unpack the groups in order. */
export function listEntries(groups: readonly PaletteGroup[]): readonly Entry[] {
  return groups.flatMap(({ kind, title, href, items }) =>
    items.map((item) => {
      const { at, note, asks, title: rest = at }: PaletteItem = typeof item === 'string' ? { at: item } : item
      const end = at.startsWith('#') ? `#${encodeURIComponent(at.slice(1))}` : `${encodeURIComponent(at)}/`
      return {
        kind,
        title: title + rest,
        href: href + end,
        ...(note !== undefined && { note }),
        ...(asks !== undefined && { asks }),
      }
    }),
  )
}
