// The written pages, by name, out. The only importer of astro:content.
import { getEntry, render } from 'astro:content'

/** Load a written page. Throws when there is no such page. */
export async function loadPage(name: string) {
  const entry = await getEntry('pages', name)
  if (entry === undefined)
    throw new Error(`content/pages/${name}.mdx: not found; every written page needs its file`)
  return { ...entry.data, ...(await render(entry)) }
}
