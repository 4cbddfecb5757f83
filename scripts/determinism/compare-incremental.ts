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
  readonly rendered: readonly string[]
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
  for (const { what, make, isVersion, isLarge } of contentChanges) {
    make(content)
    rmSync(full, { recursive: true, force: true })
    mkdirSync(full, { recursive: true })
    const keepIn = makeSharesFolder(bundle)
    // In stages, as large sites are: what the second stage uses must be what it would compute.
    await renderSite(bundle, full, { processes: 2, isFull: true, inStages: true, keepIn, onProgress })
    const outcome = await compareBuilds(bundle, what, isLarge)
    if (isVersion) assertReused(outcome)
    outcomes.push(outcome)
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

/** What two versions have in common stays as it is when a newer one comes, even if that is in force now. */
function assertReused({ what, rendered }: Outcome): void {
  const newer = rendered.map((path) => Number(/\/compare\/v\d+\.\.\.v(\d+)/.exec(path)?.[1] ?? 0))
  const newest = Math.max(...newer)
  const again = rendered.filter((_, i) => newer[i] !== 0 && newer[i] !== newest)
  if (newest === 0) throw new Error(`${what}: no comparison was rendered`)
  if (again.length > 0)
    throw new Error(`${what}: ${again.length} comparisons were rendered again: ${again[0]}`)
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
  const rendered = shares.flatMap((share) => share.rendered)
  return { what, paths, reused: countReused(shares), rendered, differing: [...differing, ...added] }
}
