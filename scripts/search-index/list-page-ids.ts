// Lists which pages of a Pagefind index the names of pages belong to, so that a search can list each page once.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Entry } from '../../src/core/find/page-list.ts'

/** List the ID of each entry's page in the index; null for a page that is not indexed. */
export function listPageIds(
  bundle: string,
  entries: readonly Pick<Entry, 'href'>[],
): readonly (string | null)[] {
  const folder = join(bundle, 'fragment')
  const ids = new Map(
    readdirSync(folder).map((file) => {
      const text = gunzipSync(readFileSync(join(folder, file))).toString()
      // The fragment is JSON after Pagefind's signature.
      const { url }: { url: string } = JSON.parse(text.slice(text.indexOf('{')))
      return [decodeURI(url), file.slice(0, file.lastIndexOf('.'))]
    }),
  )
  const paths = entries.map(({ href }) => decodeURI(href.replace(/#.*/, '')))
  const base = findBase(paths, ids)
  return paths.map((path) => ids.get(path.slice(base.length)) ?? null)
}

/** Find what the site's addresses start with: the index knows them without its base path. */
function findBase(paths: readonly string[], ids: ReadonlyMap<string, string>): string {
  const starts = (path: string) => [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index))
  return paths.flatMap((path) => starts(path).filter((start) => ids.has(path.slice(start.length))))[0] ?? ''
}
