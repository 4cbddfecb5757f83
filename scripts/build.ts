// Builds the whole site into dist/, or into the folder given as the first argument: pages, their Markdown twins, the
// search index and headers. The folder is replaced once everything is written, so a failed or killed build leaves it
// unchanged. BUILD_PROCESSES sets how many processes render; the output is the same for any number.
import { availableParallelism } from 'node:os'
import { join, posix, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { describeError } from './command/describe-error.ts'
import { createLog, createProgress } from './command/progress.ts'
import { describeMissingUrl, readSiteUrl } from './command/site-url.ts'
import { stampFiles } from './publishing/stamp-files.ts'
import { writeHeaders } from './publishing/write-headers.ts'
import { writeSitemap } from './publishing/write-sitemap.ts'
import { bundleParts } from './render/bundle/bundle-parts.ts'
import { keepBundle } from './render/bundle/keep-bundle.ts'
import { listPublished, listSearched } from './render/head-table.ts'
import { landSite, sharedByBuilds } from './render/land-site.ts'
import { keepShares, linkFiles, makeSharesFolder, takeFiles } from './render/page-cache.ts'
import type { Rendered } from './render/render-share.ts'
import { renderSite } from './render/render-site.ts'
import { countReused, listFiles, type RenderedShare } from './render/rendered-share.ts'
import { createProgressText } from './render/rendering-progress.ts'
import { createIndexing } from './search-index/index-search.ts'
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
    fill: async () => {
      const bundle = await keepBundle(isFull)
      const site = await takeFiles(bundle, isFull)
      const keepIn = makeSharesFolder(bundle)
      const search = createIndexing(site)
      let shares: readonly RenderedShare[]
      let written: readonly string[]
      try {
        const made = await renderSite(bundle, site, {
          processes,
          isFull,
          keepIn,
          onProgress: report,
          onSearched: search.start,
        })
        shares = made.shares
        show('')
        const reused = countReused(shares)
        const [total, again] = [rendered.done, reused].map((count) => count.toLocaleString('en'))
        console.log(`${total} pages and files${reused > 0 ? `, ${again} of them as before` : ''}`)
        search.start(listSearched(shares))
        const pages = listPublished(shares)
        written = [...writeHeaders(site, pages), ...writeSitemap(site, pages)]
        const { all, changed } = listFiles(shares)
        if (changed.length === all.length) linkFiles(site, all)
        await made.kept
      } finally {
        // Even after a failure: Pagefind must not write to a folder that another build takes.
        await search.stopped()
      }
      search.finish()
      stampFiles(site, [
        ...written,
        ...listBelow(join(bundle, bundleParts.assets)),
        ...listBelow(site, 'pagefind'),
      ])
      const keepFiles = keepShares(bundle, keepIn, site)
      return {
        folder: site,
        onLanded: (replaced) => {
          try {
            keepFiles({ dir, replaced, ...listFiles(shares) })
          } catch (error) {
            // The site is in its place. What is missing is rendered again.
            console.error(`The site is complete, but not all of its pages are kept: ${describeError(error)}`)
          }
        },
      }
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

/** List the files below a part of a folder, as paths in the folder. */
function listBelow(dir: string, part = ''): readonly string[] {
  return listSiteFiles(join(dir, part)).paths.map((path) => posix.join(part, path))
}
