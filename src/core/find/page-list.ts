// Pages by name, packed for the way to a browser, in; one flat list of names and addresses out.

/** What a page is about. The order is that in which equal finds are listed. */
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
  /** What every title of the group begins with; it may be empty. */
  readonly title: string
  /** The address of the folder, with a slash at its end. */
  readonly href: string
  /** The last part of each page's address, which is also the rest of its title unless it says otherwise. */
  readonly items: readonly (string | PaletteItem)[]
}

interface PaletteItem {
  readonly at: string
  readonly title?: string
  /** What tells it from others beside its title: a day, a service's name, `retired`. */
  readonly note?: string
}

/** A page that can be gone to by its name. */
export interface Entry {
  readonly kind: PageKind
  readonly title: string
  readonly note?: string
  readonly href: string
}

/** Pack entries whose titles all begin with `start`. Throws when one does not. */
export function packEntries(entries: readonly Entry[], start = ''): readonly PaletteGroup[] {
  const folders = Map.groupBy(entries, ({ kind, href }) => JSON.stringify([kind, parentOf(href)]))
  return [...folders].map(([key, ofFolder]) => {
    const [kind, href]: readonly [PageKind, string] = JSON.parse(key)
    return { kind, title: start, href, items: ofFolder.map((entry) => packItem(start, entry)) }
  })
}

function packItem(start: string, { title, href, note }: Entry): string | PaletteItem {
  const at = decodeURIComponent(href.slice(parentOf(href).length, -1))
  if (!title.startsWith(start)) throw new Error(`${title} does not begin with ${start}`)
  const rest = title.slice(start.length)
  if (rest === at && note === undefined) return at
  return { at, ...(rest !== at && { title: rest }), ...(note !== undefined && { note }) }
}

/** Give the folder of a page whose address ends with a slash. */
function parentOf(href: string): string {
  return href.slice(0, href.lastIndexOf('/', href.length - 2) + 1)
}

/** Unpack the groups, in their order. */
export function listEntries(groups: readonly PaletteGroup[]): readonly Entry[] {
  return groups.flatMap(({ kind, title, href, items }) =>
    items.map((item) => {
      const { at, note, title: rest = at }: PaletteItem = typeof item === 'string' ? { at: item } : item
      const name = { kind, title: title + rest, href: `${href}${encodeURIComponent(at)}/` }
      return note === undefined ? name : { ...name, note }
    }),
  )
}
