// Lists the pages of a Pagefind index with their filter values, and which names of pages belong to each.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import {
  type FilterValues,
  type IndexedPage,
  type PackedPages,
  packPages,
} from '../../src/core/find/indexed-pages.ts'
import type { Entry } from '../../src/core/find/page-list.ts'

/** List each entry's page in the index, then the pages that no entry has, by their addresses. */
export function listPageIds(bundle: string, entries: readonly Pick<Entry, 'href'>[]): PackedPages {
  const pages = readFragments(join(bundle, 'fragment'))
  const paths = entries.map(({ href }) => decodeURI(href.replace(/#.*/, '')))
  const base = findBase(paths, pages)
  const named = paths.map((path) => pages.get(path.slice(base.length)))
  const known = new Set(named)
  const others = [...pages].filter(([, page]) => !known.has(page)).sort(([a], [b]) => (a < b ? -1 : 1))
  return packPages(
    named,
    others.map(([, page]) => page),
  )
}

/** Read the indexed pages by their paths. */
function readFragments(folder: string): ReadonlyMap<string, IndexedPage> {
  return new Map(
    readdirSync(folder).map((file) => {
      const text = gunzipSync(readFileSync(join(folder, file))).toString()
      // The fragment is JSON after Pagefind's signature.
      const { url, filters }: { url: string; filters: FilterValues } = JSON.parse(
        text.slice(text.indexOf('{')),
      )
      return [decodeURI(url), { id: file.slice(0, file.lastIndexOf('.')), filters }]
    }),
  )
}

/** Find what the site's addresses start with: the index knows them without its base path. */
function findBase(paths: readonly string[], pages: ReadonlyMap<string, IndexedPage>): string {
  const starts = (path: string) => [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index))
  return paths.flatMap((path) => starts(path).filter((start) => pages.has(path.slice(start.length))))[0] ?? ''
}
