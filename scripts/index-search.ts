// Makes the search index of a built site: of dist/, or of the folder that is the first argument.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { sortSearchIndex } from './site/sort-search-index.ts'

const dir = process.argv[2] ?? 'dist'

const { status } = spawnSync('npm', ['exec', '--', 'pagefind', '--site', dir, '--quiet'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
if (status === 0) sortSearchIndex(join(dir, 'pagefind'))
else process.exitCode = status ?? 1
