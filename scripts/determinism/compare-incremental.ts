// Builds a part of the catalog again after each kind of change, with what is kept and without, and compares every byte.
import { mkdirSync, rmSync, truncateSync } from 'node:fs'
import { basename, join } from 'node:path'
import { partContent } from '../bench/part-content.ts'
import { keepBundle } from '../render/bundle/keep-bundle.ts'
import { landSite } from '../render/land-site.ts'
import { keepShares, makeSharesFolder, pagesFolder, takeFiles } from '../render/page-cache.ts'
import { renderSite } from '../render/render-site.ts'
import { countReused, listFiles } from '../render/rendered-share.ts'
import { compareSites } from '../site/compare-sites.ts'
import { listSiteFiles } from '../site/site-files.ts'
import { contentChanges, makeSmall } from './content-changes.ts'

const folder = '.cache/incremental'
const [content, full, again] = ['content', 'full', 'again'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
]
const onProgress = () => {}

/** What a build after a change has used again, and where it differs from a full one. */
interface Outcome {
  readonly what: string
  readonly paths: number
  readonly reused: number
  readonly differing: readonly string[]
}

/** Make and compare the builds. Changes CONTENT_DIR for the rest of the process. */
export async function compareIncremental(): Promise<readonly Outcome[]> {
  rmSync(folder, { recursive: true, force: true })
  partContent('content', content, 5)
  makeSmall(content)
  process.env['CONTENT_DIR'] = content
  const bundle = await keepBundle()
  const kept = join(pagesFolder, basename(bundle))
  rmSync(kept, { recursive: true, force: true })
  const outcomes: Outcome[] = []
  for (const { what, make, isLarge } of contentChanges) {
    make(content)
    rmSync(full, { recursive: true, force: true })
    mkdirSync(full, { recursive: true })
    const keepIn = makeSharesFolder(bundle)
    // In stages, as large sites are: what the second stage uses must be what it would compute.
    await renderSite(bundle, full, { processes: 2, isFull: true, inStages: true, keepIn, onProgress })
    outcomes.push(await compareBuilds(bundle, what, isLarge))
  }
  const unchanged = await compareBuilds(bundle, 'nothing changed')
  if (unchanged.reused < unchanged.paths) throw new Error('a build without a change rendered pages again')
  outcomes.push(unchanged)
  const pages = listSiteFiles(join(kept, 'files')).paths.filter((path) => path.endsWith('.html'))
  truncateSync(join(kept, 'files', pages[0] ?? ''), 100)
  rmSync(join(kept, 'files', pages[1] ?? ''))
  outcomes.push(await compareBuilds(bundle, 'one kept page was cut off and one is gone'))
  rmSync(join(kept, 'manifest.json'))
  outcomes.push(await compareBuilds(bundle, 'the build that kept pages was cut off'))
  rmSync(folder, { recursive: true })
  return outcomes
}

/** Build with what is kept, and compare that with the full build. */
async function compareBuilds(bundle: string, what: string, inStages = false): Promise<Outcome> {
  const [site, keepIn] = [await takeFiles(bundle, false), makeSharesFolder(bundle)]
  // Two processes, if much has changed, must find the same as one.
  const options = { processes: 2, isFull: false, inStages, keepIn, onProgress }
  const { shares, kept } = await renderSite(bundle, site, options)
  await kept
  const { differing, added } = compareSites(full, site)
  const keepFiles = keepShares(bundle, keepIn, site)
  await landSite({
    dir: again,
    shared: folder,
    fill: async () => ({
      folder: site,
      onLanded: (replaced) => keepFiles({ dir: again, replaced, ...listFiles(shares) }),
    }),
  })
  const paths = shares.reduce((sum, { pages }) => sum + Object.keys(pages).length, 0)
  return { what, paths, reused: countReused(shares), differing: [...differing, ...added] }
}
