// Loads, once, the packed list of pages and the finder of their names.
import { createNameFinder, type Found } from '../../core/find/find-names.ts'
import { type Entry, listAskedEntries, type Palette } from '../../core/find/page-list.ts'

/** The pages, and the function that finds them by name. */
export interface PageNames {
  readonly entries: readonly Entry[]
  readonly find: (typed: string) => readonly Found[]
}

/** How many names are listed: more than fit on a screen help nobody. */
export const mostNames = 12

const known = new Map<string, Promise<PageNames>>()

/** Load the function that finds pages by name. Rejects when the list cannot be loaded; the next call tries again. */
export function loadPageNames(address: string): Promise<PageNames> {
  const names = known.get(address) ?? fetchNames(address)
  known.set(address, names)
  names.catch(() => known.delete(address))
  return names
}

async function fetchNames(address: string): Promise<PageNames> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  const palette: Palette = await response.json()
  const entries = listAskedEntries(palette)
  const find = createNameFinder(entries, palette.alike)
  return { entries, find: (typed) => find(typed, mostNames) }
}
