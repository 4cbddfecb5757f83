// Loads written pages and guides. Only this file imports astro:content.

import { getCollection, getEntry, render } from 'astro:content'
import { hasFolder } from './content-root.ts'

/** Load a written page. Throws when it does not exist. */
export async function loadPage(name: string) {
  const entry = await getEntry('pages', name)
  if (entry === undefined)
    throw new Error(`content/pages/${name}.mdx: not found; every written page needs a file`)
  return { ...entry.data, ...(await render(entry)) }
}

/** Load every guide with its rendered text and headings. A catalog may have none. */
export async function loadGuides() {
  // Astro would warn each time.
  if (!hasFolder('guides')) return []
  const entries = await getCollection('guides')
  return Promise.all(
    entries.map(async (entry) => ({ slug: entry.id, ...entry.data, ...(await render(entry)) })),
  )
}
