// Makes the search index of a built site: of dist/, or of the folder that is the first argument.
import { spawnSync } from 'node:child_process'
import { linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { sortSearchIndex } from './search-index/sort-search-index.ts'
import { listSiteFiles, readSiteFile, selectOwn } from './site/site-files.ts'

/** Pagefind writes its own interfaces too; the search page has one of its own. */
const unused = /^pagefind-(?:.*ui|highlight)\.(?:js|css)$/

const dir = process.argv[2] ?? 'dist'
const bundle = join(dir, 'pagefind')

// Beside the site, where nobody who reads the site at the same time comes across it.
const searchable = `${resolve(dir)}.searchable`

const options = [
  ['--site', searchable],
  ['--output-path', resolve(bundle)],
  // Heads of columns run together, and what a button says is not what its page is about.
  ['--exclude-selectors', 'thead'],
  ['--exclude-selectors', 'button'],
  ['--quiet'],
]

const status = indexSearchable()
if (status === 0) {
  for (const name of readdirSync(bundle)) if (unused.test(name)) rmSync(join(bundle, name))
  sortSearchIndex(bundle)
} else process.exitCode = status ?? 1

/** Show Pagefind the pages that it is to index and no others: it reads each to the end, and most of a large site's are not. */
function indexSearchable(): number | null {
  // A killed run leaves it.
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
