// Builds the search index of a site with Pagefind.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listEntries, type Palette } from '../../src/core/find/page-list.ts'
import { listPageIds } from './list-page-ids.ts'
import { sortSearchIndex } from './sort-search-index.ts'

/** Pagefind also writes its own interfaces and a worker, which the search page does not use. */
const unused = /^pagefind-(?:.*ui|highlight|worker)\.(?:js|css)$/

/** Pagefind's command. Node runs it at once; npm takes longer to find it than it takes to index this catalog. */
const command = fileURLToPath(new URL('runner/bin.cjs', import.meta.resolve('pagefind')))

export interface SearchIndexing {
  /** Index files of the site's folder that are pages, unless that has been started with the same files before. */
  readonly start: (pages: readonly string[]) => void
  /** Wait until Pagefind has stopped, if it was started. Throws if it failed, which says why. */
  readonly stopped: () => Promise<void>
  /** Finish the index, once it has stopped and every file of the site is written. */
  readonly finish: () => void
}

/** Prepare to index a site's folder. Pagefind runs beside what renders other files. */
export function createIndexing(dir: string): SearchIndexing {
  const bundle = join(dir, 'pagefind')
  let running: Promise<void> | undefined
  let started = ''
  return {
    start: (pages) => {
      const asked = JSON.stringify([...pages].sort())
      if (asked === started) return
      started = asked
      const run = () => runPagefind(dir, pages, bundle)
      // Files of an index that lacks a page would be left over.
      const runAnew = () => {
        rmSync(bundle, { recursive: true, force: true })
        return run()
      }
      running = running?.then(runAnew) ?? run()
      // It is thrown when somebody waits.
      running.catch(() => {})
    },
    stopped: async () => running,
    finish: () => {
      for (const name of readdirSync(bundle)) if (unused.test(name)) rmSync(join(bundle, name))
      sortSearchIndex(bundle)
      const palette: Palette = JSON.parse(readFileSync(join(dir, 'palette.json'), 'utf8'))
      const ids = listPageIds(bundle, listEntries(palette.groups))
      writeFileSync(join(bundle, 'names.json'), JSON.stringify(ids))
    },
  }
}

/** Give Pagefind only the pages to index: it reads each page in full, and most of a large site is not indexed. */
async function runPagefind(dir: string, pages: readonly string[], bundle: string): Promise<void> {
  // Next to the site, not in it, so that nothing reading the site meanwhile comes across it.
  const searchable = `${resolve(dir)}.searchable`
  // A killed run may have left one.
  rmSync(searchable, { recursive: true, force: true })
  try {
    for (const path of pages) {
      mkdirSync(dirname(join(searchable, path)), { recursive: true })
      linkSync(join(dir, path), join(searchable, path))
    }
    const options = [
      ['--site', searchable],
      ['--output-path', resolve(bundle)],
      // Column headings run together, and a button's label is not what its page is about.
      ['--exclude-selectors', 'thead'],
      ['--exclude-selectors', 'button'],
      ['--quiet'],
    ]
    const [status] = await once(
      spawn(process.execPath, [command, ...options.flat()], { stdio: 'inherit' }),
      'close',
    )
    if (status !== 0) throw new Error('Pagefind could not index the site')
  } finally {
    rmSync(searchable, { recursive: true, force: true })
  }
}
