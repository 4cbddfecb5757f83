// Renders every page and file of the site into a folder, with several processes.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { contentRoot } from '../../src/data/content-root.ts'
import { bundleParts } from './bundle-parts.ts'
import { hasPages } from './page-cache.ts'
import type { ShareRequest } from './render-process.ts'
import type { Rendered, RenderedShare, Share, ShareReports } from './render-share.ts'

/**
 * Options of a rendering process. By default, V8 lets the heap grow to a multiple of the memory in use before it collects
 * garbage. From a thousand versions on, that would be gigabytes; below, collecting more often takes a fifth of the time.
 */
function chooseOptions(): readonly string[] {
  const versions = globSync('policies/*/v*.json', { cwd: contentRoot() }).length
  return versions < 1000 ? [] : ['--heap-growing-percent=30']
}

export interface RenderOptions {
  readonly processes: number
  /** Render every page, whatever is kept. */
  readonly isFull: boolean
  readonly onProgress: (rendered: Rendered) => void
}

/** Render a bundled site into a new folder. Throws when a page cannot be rendered. */
export async function renderSite(
  bundle: string,
  dir: string,
  { processes, isFull, onProgress }: RenderOptions,
): Promise<readonly RenderedShare[]> {
  cpSync(join(bundle, bundleParts.assets), dir, { recursive: true })
  const rendered: Rendered[] = []
  const running: Promise<RenderedShare>[] = []
  const failure = new AbortController()
  const note = (number: number) => (ofShare: Rendered) => {
    rendered[number] = ofShare
    // The total is unknown until every process has reported its own.
    const known = rendered.filter(({ total }) => total > 0)
    if (known.length === running.length) onProgress(sumOf(known))
  }
  const start = (number: number, task: Share['task']) => {
    const request = { bundle, dir, number, of: processes, task }
    const share = startShare(request, { onProgress: note(number), onChanged: startOthers }, failure.signal)
    // If one share fails, the others are useless.
    share.catch(() => failure.abort())
    running.push(share)
  }
  const startOthers = (task: Share['task']) => {
    for (let number = 1; number < processes; number += 1) start(number, task)
  }
  if (isFull || !hasPages(bundle)) {
    start(0, 'all')
    startOthers('all')
  } else start(0, 'changed')
  const made: RenderedShare[] = []
  try {
    // The first process may start others.
    for (const share of running) made.push(await share)
    return made
  } finally {
    failure.abort()
    await Promise.allSettled(running)
  }
}

async function startShare(
  request: ShareRequest,
  { onProgress, onChanged }: ShareReports,
  signal: AbortSignal,
): Promise<RenderedShare> {
  const child = fork('scripts/render/render-process.ts', {
    signal,
    execArgv: [...chooseOptions()],
    // From Node 22 on, compiled code is kept: a build with few changes takes a good part of its time to compile.
    env: { NODE_COMPILE_CACHE: join(request.bundle, bundleParts.compiled), ...process.env },
  })
  let made: RenderedShare | undefined
  child.on('message', ({ rendered, changed, made: ofShare }: ShareMessage) => {
    if (rendered) onProgress(rendered)
    if (changed) onChanged(changed)
    made ??= ofShare
  })
  child.on('error', () => {})
  child.send(request)
  const [status] = await once(child, 'close')
  if (status !== 0 || made === undefined) throw new Error('a process could not render its share')
  return made
}

/** What a rendering process reports. */
interface ShareMessage {
  readonly rendered?: Rendered
  readonly changed?: readonly string[]
  readonly made?: RenderedShare
}

function sumOf(rendered: readonly Rendered[]): Rendered {
  return rendered.reduce((sum, { done, total }) => ({ done: sum.done + done, total: sum.total + total }))
}
