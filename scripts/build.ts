// Builds the whole site into dist/, or into the folder given as the first argument: pages, their Markdown twins, the
// search index and headers. The folder is replaced once everything is written, so a failed or killed build leaves it
// unchanged. BUILD_PROCESSES sets how many processes render; the output is the same for any number.
import { availableParallelism } from 'node:os'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { describeError } from './command/describe-error.ts'
import { createLog, createProgress } from './command/progress.ts'
import { describeMissingUrl, readSiteUrl } from './command/site-url.ts'
import { stampFiles } from './publishing/stamp-files.ts'
import { writeHeaders } from './publishing/write-headers.ts'
import { writeSitemap } from './publishing/write-sitemap.ts'
import { listPublished } from './render/head-table.ts'
import { keepBundle } from './render/keep-bundle.ts'
import { landSite, sharedByBuilds } from './render/land-site.ts'
import { type KeptShare, keepPages } from './render/page-cache.ts'
import type { Rendered } from './render/render-share.ts'
import { renderSite } from './render/render-site.ts'
import { createProgressText } from './render/rendering-progress.ts'
import { indexSearch } from './search-index/index-search.ts'
import { listSiteFiles } from './site/site-files.ts'

const { values, positionals } = parseArgs({
  options: { full: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [dir = 'dist'] = positionals
const isFull = values.full
const processes = Number(process.env['BUILD_PROCESSES'] ?? availableParallelism())
const now = () => performance.now()
const show = process.stderr.isTTY ? createProgress(process.stderr) : createLog(process.stderr, 20_000, now)
const words = createProgressText(now)
let rendered: Rendered = { done: 0, total: 0 }

function report(state: Rendered): void {
  rendered = state
  show(words(state))
}

try {
  readSiteUrl()
  await landSite({
    dir,
    shared: sharedByBuilds,
    fill: async (staging) => {
      const bundle = await keepBundle(isFull)
      const shares = await renderSite(bundle, staging, { processes, isFull, onProgress: report })
      show('')
      const reused = shares.reduce((sum, share) => sum + share.reused, 0)
      const [all, again] = [rendered.done, reused].map((count) => count.toLocaleString('en'))
      console.log(`${all} pages and files${reused > 0 ? `, ${again} of them as before` : ''}`)
      const pages = listPublished(shares)
      const searched = pages.filter(({ isSearched }) => isSearched).map(({ file }) => file)
      const indexed = indexSearch(staging, searched)
      try {
        writeHeaders(staging, pages)
        writeSitemap(staging, pages)
        keepPages(bundle, staging, shares)
      } finally {
        // Even after a failure: Pagefind must not write to a folder that is being removed.
        await indexed
      }
      stampFiles(staging, listNotRendered(staging, shares))
    },
    onWait: (holder) => console.log(`Another build is running (${holder}); waiting for it to finish.`),
  })
} catch (error) {
  console.error(`\n${describeError(error)}`)
  console.error(`The build failed; ${relative('.', dir)} is unchanged.`)
  process.exit(1)
}
const warning = describeMissingUrl()
if (warning !== undefined) console.error(`\n${warning}`)

/** List the files that no page or route has written: those have the date of their contents. */
function listNotRendered(dir: string, shares: readonly KeptShare[]): readonly string[] {
  const rendered = new Set(shares.flatMap(({ pages }) => Object.values(pages).flatMap(({ files }) => files)))
  return listSiteFiles(dir).paths.filter((path) => !rendered.has(path))
}
