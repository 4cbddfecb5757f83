// Renders every page and file of the site into a folder, with several processes.
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { mapFewAtOnce } from '../../src/data/map-few-at-once.ts'
import { bundleParts } from './bundle/bundle-parts.ts'
import { hasPages } from './page-cache.ts'
import type { Rendered, Share, SharePlaces, ShareReports } from './render-share.ts'
import type { RenderedShare } from './rendered-share.ts'
import { isMany, type RunningShare, startShare, type TakeNext } from './start-share.ts'

export interface RenderOptions extends Pick<SharePlaces, 'keepIn'> {
  readonly processes: number
  /** Render every page, whatever is kept. */
  readonly isFull: boolean
  /** Render lists last, as is done by default for a large site. It takes a folder to keep things in. */
  readonly inStages?: boolean
  readonly onProgress: (rendered: Rendered) => void
  /** Called with the files of all pages to search, as far as known, if they are written before other files are rendered. */
  readonly onSearched?: (files: readonly string[]) => void
}

export interface RenderedSite {
  readonly shares: readonly RenderedShare[]
  /** Settled once everything is written down that the next build can use again. Rejected if that fails. */
  readonly kept: Promise<unknown>
}

/**
 * Render a bundled site into a folder, which is empty or has the files that are kept for the bundle. Throws when a page
 * cannot be rendered.
 */
export async function renderSite(
  bundle: string,
  dir: string,
  { processes, isFull, inStages = isMany(), keepIn, onProgress, onSearched = () => {} }: RenderOptions,
): Promise<RenderedSite> {
  const rendered: Rendered[] = []
  const running: RunningShare[] = []
  const failure = new AbortController()
  const note = (number: number) => (ofShare: Rendered) => {
    rendered[number] = ofShare
    // The first share has paths that the others do not list.
    const shares = Object.values(rendered)
    const total = Math.max(...shares.map((share) => share.total))
    onProgress({ done: shares.reduce((sum, { done }) => sum + done, 0), total })
  }
  const render = (share: Share, takeNext: TakeNext, onChanged: ShareReports['onChanged'] = () => {}) => {
    failure.signal.throwIfAborted()
    const request = { bundle, dir, ...(keepIn && { keepIn }), ...share }
    const started = startShare(
      request,
      { onProgress: note(share.number), takeNext, onChanged, onSearched },
      failure.signal,
    )
    // If one share fails, the others are useless.
    started.ended.catch(() => failure.abort())
    running.push(started)
    return started
  }
  const renderAll = () => (inStages ? renderInStages() : renderShares(toShares('all', processes)))
  const renderShares = (shares: readonly Share[]) => {
    const takeNext = createCounter()
    return mapFewAtOnce(shares, processes, async (share) => {
      const { made, ended } = render(share, takeNext)
      // Only then is its memory free for another one.
      if (shares.length > processes) await ended
      return made
    })
  }
  /** What lists and pages of actions show of each policy follows from comparisons, which the policy's pages need, too. */
  const renderInStages = async () => {
    // Two processes render lists: each loads what is kept of all policies.
    const shares = toShares('all', processes + 2)
    const ofPolicies = await renderShares(shares.slice(2).map((share) => ({ ...share, stage: 'policies' })))
    await Promise.all(running.map(({ kept }) => kept))
    const lists = await renderShares(shares.slice(0, 2).map((share) => ({ ...share, stage: 'lists' })))
    return [...lists, ...ofPolicies]
  }
  const renderChanged = async () => {
    const [first, ...others] = toShares('changed', processes)
    if (first === undefined) throw new Error('a site needs a process that renders it')
    let fromOthers: Promise<readonly RenderedShare[]> = Promise.resolve([])
    const takeNext = createCounter()
    const { made, ended } = render({ ...first, givesUp: inStages }, takeNext, (task) => {
      fromOthers = Promise.all(others.map((share) => render({ ...share, task }, takeNext).made))
      fromOthers.catch(() => {})
    })
    const ofFirst = await made
    if (!ofFirst.isGivenUp) return [ofFirst, ...(await fromOthers)]
    // Two stages take less time and memory.
    await ended
    rmSync(dir, { recursive: true })
    mkdirSync(dir)
    return renderAll()
  }
  try {
    const shares = await (isFull || !hasPages(bundle) ? renderAll() : renderChanged())
    cpSync(join(bundle, bundleParts.assets), dir, { recursive: true })
    const kept = Promise.all(running.map((share) => share.kept))
    kept.catch(() => {})
    return { shares, kept }
  } catch (error) {
    failure.abort()
    await Promise.allSettled(running.map(({ ended }) => ended))
    throw error
  }
}

const toShares = (task: Share['task'], of: number) =>
  Array.from({ length: of }, (_, number): Share => ({ number, of, task }))

/** Count for the processes of a stage, so that each takes the next group as soon as it is free. */
function createCounter(): TakeNext {
  let next = 0
  return () => next++
}
