// Loads the other parts of a list of policies that is split into several pages.
import { type Row, readRows } from './policy-rows.ts'

/**
 * Load the rows of all parts that the page links to, in order; the page's own rows are used as they are. Rejects
 * when a part cannot be loaded.
 */
export async function loadParts(
  links: readonly HTMLAnchorElement[],
  own: readonly Row[],
): Promise<readonly Row[]> {
  const parts = await Promise.all(
    links.map((link) => (link.hasAttribute('aria-current') ? own : fetchRows(link.href))),
  )
  // If the site was published again meanwhile, its list may be split elsewhere. Of two rows, the page's own is kept.
  return [...new Map([...parts.flat(), ...own].map((row) => [row.policy.name, row])).values()]
}

async function fetchRows(address: string): Promise<readonly Row[]> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  const part = new DOMParser().parseFromString(await response.text(), 'text/html')
  // Its links are relative to its own address.
  for (const link of part.querySelectorAll('a'))
    link.href = new URL(link.getAttribute('href') ?? '', address).href
  const rows = readRows(part)
  if (rows.length === 0) throw new Error(`${address} has no policy`)
  return rows
}
