// Builds the whole site: pages, their Markdown twins, the search index and headers. The folder is replaced once
// everything is written, so a failed or killed build leaves it unchanged.
import { availableParallelism } from 'node:os'
import { join, posix, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { describeError } from './command/describe-error.ts'
import { createLog, createProgress } from './command/progress.ts'
import { runCommand } from './command/run-command.ts'
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

const help = `Usage: npm run build -- [--full] [DIR]

Build the site into DIR (default: dist), which is replaced once everything is written. What is unchanged since the last
build is reused. CONTENT_DIR, SITE_URL and BASE_PATH say what is built; BUILD_PROCESSES sets how many processes render
it (default: one for each processor), which does not change the output.

  --full    render every page again
  --help    show this

Exit code: 0 success, 1 the build failed, 2 invalid arguments.
`

const now = () => performance.now()
const show = process.stderr.isTTY ? createProgress(process.stderr) : createLog(process.stderr, 20_000, now)
const words = createProgressText(now)
let rendered: Rendered = { done: 0, total: 0 }

function report(state: Rendered): void {
  rendered = state
  show(words(state))
}

const status = await runCommand({ name: 'build', help, parseOptions, run: build, failed: 1 })
// What a failed build has started may still be running.
if (status !== 0) process.exit(status)

type Options = ReturnType<typeof parseOptions>

function parseOptions(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { full: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [dir = 'dist', ...more] = positionals
  if (more.length > 0) throw new Error(`expected one folder, found ${positionals.join(' and ')}`)
  const given = process.env['BUILD_PROCESSES'] ?? String(availableParallelism())
  if (!/^[1-9]\d{0,2}$/.test(given)) {
    throw new Error(`BUILD_PROCESSES: expected a whole number from 1 to 999, found "${given}"`)
  }
  return { dir, isFull: values.full, processes: Number(given) }
}

async function build(options: Options): Promise<number> {
  try {
    readSiteUrl()
    await buildInto(options)
  } catch (error) {
    console.error(`\n${describeError(error)}`)
    console.error(`The build failed; ${relative('.', options.dir)} is unchanged.`)
    return 1
  }
  const warning = describeMissingUrl()
  if (warning !== undefined) console.error(`\n${warning}`)
  return 0
}

async function buildInto({ dir, isFull, processes }: Options): Promise<void> {
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
}

/** List the files below a part of a folder, as paths in the folder. */
function listBelow(dir: string, part = ''): readonly string[] {
  return listSiteFiles(join(dir, part)).paths.map((path) => posix.join(part, path))
}
