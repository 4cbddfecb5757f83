// Writes the Markdown twin of each page that links to one: in dist/, or in the folder given as the first argument.
import { runThreads } from './site/run-threads.ts'
import { listSiteFiles, selectOwn } from './site/site-files.ts'

const site = listSiteFiles(process.argv[2] ?? 'dist')
await runThreads(
  new URL('./markdown/markdown-worker.ts', import.meta.url),
  site.dir,
  selectOwn(site, 'index.html'),
)
