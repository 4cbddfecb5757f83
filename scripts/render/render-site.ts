// Renders every page and file of the site into a folder, with several processes.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, globSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { contentRoot } from '../../src/data/content-root.ts'
import { mapFewAtOnce } from '../../src/data/map-few-at-once.ts'
import { bundleParts } from './bundle-parts.ts'
import { hasPages } from './page-cache.ts'
import type { ShareRequest } from './render-process.ts'
import type { Rendered, Share, SharePlaces, ShareReports } from './render-share.ts'
import type { RenderedShare } from './rendered-share.ts'

/** From so many versions on, what a process keeps for later pages takes gigabytes. */
const manyVersions = 1_000

const isMany = () => globSync('policies/*/v*.json', { cwd: contentRoot() }).length >= manyVersions

/**
 * Options of a rendering process. By default, V8 lets the heap grow to a multiple of the memory in use before it collects
 * garbage. Where that is little, collecting more often takes a fifth of the time; what has changed needs less memory.
 */
const chooseOptions = (task: Share['task']) =>
  task === 'all' && isMany() ? ['--heap-growing-percent=45'] : []

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
  const running: Promise<void>[] = []
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
    running.push(started.ended)
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
    // Only then is what they keep written down.
    await Promise.all(running)
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
    const kept = Promise.all(running)
    kept.catch(() => {})
    return { shares, kept }
  } catch (error) {
    failure.abort()
    await Promise.allSettled(running)
    throw error
  }
}

const toShares = (task: Share['task'], of: number) =>
  Array.from({ length: of }, (_, number): Share => ({ number, of, task }))

type TakeNext = () => number

/** Count for the processes of a stage, so that each takes the next group as soon as it is free. */
function createCounter(): TakeNext {
  let next = 0
  return () => next++
}

/** A share in progress: what it consists of is known before the process has ended. */
interface RunningShare {
  readonly made: Promise<RenderedShare>
  readonly ended: Promise<void>
}

function startShare(
  request: ShareRequest,
  {
    onProgress,
    takeNext,
    onChanged,
    onSearched,
  }: Omit<ShareReports, 'onMade' | 'takeNext'> & {
    readonly takeNext: TakeNext
  },
  signal: AbortSignal,
): RunningShare {
  const child = fork('scripts/render/render-process.ts', {
    signal,
    execArgv: chooseOptions(request.task),
    // From Node 22 on, compiled code is kept: a build with few changes takes a good part of its time to compile.
    env: { NODE_COMPILE_CACHE: join(request.bundle, bundleParts.compiled), ...process.env },
  })
  const made = Promise.withResolvers<RenderedShare>()
  made.promise.catch(() => {})
  child.on('message', ({ rendered, isFree, changed, searched, made: ofShare }: ShareMessage) => {
    if (rendered) onProgress(rendered)
    if (isFree) child.send({ next: takeNext() })
    if (changed) onChanged(changed)
    if (searched) onSearched(searched)
    if (ofShare) made.resolve(ofShare)
  })
  child.on('error', () => {})
  child.send(request)
  const ended = once(child, 'close').then(([status]) => {
    const failure = new Error('a process could not render its share')
    made.reject(failure)
    if (status !== 0) throw failure
  })
  return { made: made.promise, ended }
}

/** What a rendering process reports. */
interface ShareMessage {
  readonly rendered?: Rendered
  /** True if it takes the next group of paths. */
  readonly isFree?: boolean
  readonly changed?: readonly string[]
  readonly searched?: readonly string[]
  readonly made?: RenderedShare
}
