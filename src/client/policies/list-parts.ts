// The way to the other parts of a list of policies in; the rows of all parts, in their order, out.
import { type Row, readRows } from './policy-rows.ts'

/**
 * Load the rows of all parts that the page leads to; its own are those that are there. Rejects when a part cannot be had.
 */
export async function loadParts(
  links: readonly HTMLAnchorElement[],
  own: readonly Row[],
): Promise<readonly Row[]> {
  const parts = await Promise.all(
    links.map((link) => (link.hasAttribute('aria-current') ? own : fetchRows(link.href))),
  )
  // A site that is published anew meanwhile may have cut its list elsewhere. Of two rows the page's own stays.
  return [...new Map([...parts.flat(), ...own].map((row) => [row.policy.name, row])).values()]
}

async function fetchRows(address: string): Promise<readonly Row[]> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  const rows = readRows(new DOMParser().parseFromString(await response.text(), 'text/html'))
  if (rows.length === 0) throw new Error(`${address} has no policy`)
  return rows
}
