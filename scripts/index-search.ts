// Builds the search index of a built site: of dist/, or of the folder given as the first argument.
import { spawnSync } from 'node:child_process'
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { listEntries, type Palette } from '../src/core/find/page-list.ts'
import { listPageIds } from './search-index/list-page-ids.ts'
import { sortSearchIndex } from './search-index/sort-search-index.ts'
import { listSiteFiles, readSiteFile, selectOwn } from './site/site-files.ts'

/** Pagefind also writes its own interfaces and a worker, which the search page does not use. */
const unused = /^pagefind-(?:.*ui|highlight|worker)\.(?:js|css)$/

const dir = process.argv[2] ?? 'dist'
const bundle = join(dir, 'pagefind')

// Next to the site, not in it, so that nothing reading the site meanwhile comes across it.
const searchable = `${resolve(dir)}.searchable`

const options = [
  ['--site', searchable],
  ['--output-path', resolve(bundle)],
  // Column headings run together, and a button's label is not what its page is about.
  ['--exclude-selectors', 'thead'],
  ['--exclude-selectors', 'button'],
  ['--quiet'],
]

const status = indexSearchable()
if (status === 0) {
  for (const name of readdirSync(bundle)) if (unused.test(name)) rmSync(join(bundle, name))
  sortSearchIndex(bundle)
  const palette: Palette = JSON.parse(readFileSync(join(dir, 'palette.json'), 'utf8'))
  writeFileSync(join(bundle, 'names.json'), JSON.stringify(listPageIds(bundle, listEntries(palette.groups))))
} else process.exitCode = status ?? 1

/** Give Pagefind only the pages to index: it reads each page in full, and most of a large site is not indexed. */
function indexSearchable(): number | null {
  // A killed run may have left one.
  rmSync(searchable, { recursive: true, force: true })
  try {
    const site = listSiteFiles(dir)
    for (const path of selectOwn(site, '.html')) {
      if (!readSiteFile(site, path).includes(' data-pagefind-body')) continue
      mkdirSync(dirname(join(searchable, path)), { recursive: true })
      linkSync(join(dir, path), join(searchable, path))
    }
    return spawnSync('npm', ['exec', '--', 'pagefind', ...options.flat()], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    }).status
  } finally {
    rmSync(searchable, { recursive: true, force: true })
  }
}
