// Loads, once, the packed list of pages and the finder of their names.
import { createNameFinder } from '../../core/find/find-names.ts'
import { listEntries, type PaletteGroup } from '../../core/find/page-list.ts'

type NameFinder = ReturnType<typeof createNameFinder>

const known = new Map<string, Promise<NameFinder>>()

/** Load the function that finds pages by name. Rejects when the list cannot be loaded; the next call tries again. */
export function loadNameFinder(address: string): Promise<NameFinder> {
  const finder = known.get(address) ?? fetchFinder(address)
  known.set(address, finder)
  finder.catch(() => known.delete(address))
  return finder
}

async function fetchFinder(address: string): Promise<NameFinder> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  const groups: readonly PaletteGroup[] = await response.json()
  return createNameFinder(listEntries(groups))
}
