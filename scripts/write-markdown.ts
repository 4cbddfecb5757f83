// Writes the Markdown twin of each page that names one: in dist/, or in the folder that is the first argument.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pageToMarkdown } from './site/page-to-markdown.ts'
import { listSiteFiles, readSiteFile, selectOwn } from './site/site-files.ts'

const site = listSiteFiles(process.argv[2] ?? 'dist')
const named = '<link rel="alternate" type="text/markdown"'

for (const page of selectOwn(site, 'index.html')) {
  const html = readSiteFile(site, page)
  if (!html.includes(named)) continue
  writeFileSync(join(site.dir, page.replace(/html$/, 'md')), pageToMarkdown(html))
}
