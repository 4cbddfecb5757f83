// Makes the search index of a built site: of dist/, or of the folder that is the first argument.
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sortSearchIndex } from './site/sort-search-index.ts'

/** Pagefind writes its own interfaces too; the search page has one of its own. */
const unused = /^pagefind-(?:.*ui|highlight)\.(?:js|css)$/

const dir = process.argv[2] ?? 'dist'
const bundle = join(dir, 'pagefind')

// Heads of columns run together, and what a button says is not what its page is about.
const options = ['--site', dir, '--exclude-selectors', 'thead', '--exclude-selectors', 'button', '--quiet']

const { status } = spawnSync('npm', ['exec', '--', 'pagefind', ...options], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
if (status === 0) {
  for (const name of readdirSync(bundle)) if (unused.test(name)) rmSync(join(bundle, name))
  sortSearchIndex(bundle)
} else process.exitCode = status ?? 1
