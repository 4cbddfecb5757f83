// The written pages, by name, and the guides out. The only importer of astro:content.
import { getCollection, getEntry, render } from 'astro:content'

/** Load a written page. Throws when there is no such page. */
export async function loadPage(name: string) {
  const entry = await getEntry('pages', name)
  if (entry === undefined)
    throw new Error(`content/pages/${name}.mdx: not found; every written page needs its file`)
  return { ...entry.data, ...(await render(entry)) }
}

/** Load every guide, with its rendered text and its headings. */
export async function loadGuides() {
  const entries = await getCollection('guides')
  return Promise.all(
    entries.map(async (entry) => ({ slug: entry.id, ...entry.data, ...(await render(entry)) })),
  )
}
