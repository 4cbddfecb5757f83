// Renders every page and file of the site into a folder, with several processes.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { contentRoot } from '../../src/data/records.ts'
import { bundleParts } from './bundle-parts.ts'
import type { ShareRequest } from './render-process.ts'
import type { Rendered, RenderedShare } from './render-share.ts'

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
  const note = (number: number) => (ofShare: Rendered) => {
    rendered[number] = ofShare
    // The total is unknown until every process has reported its own.
    const known = rendered.filter(({ total }) => total > 0)
    if (known.length === processes) onProgress(sumOf(known))
  }
  const failure = new AbortController()
  const running = Array.from({ length: processes }, (_, number) =>
    startShare({ bundle, dir, number, of: processes, isFull }, note(number), failure.signal),
  )
  try {
    return await Promise.all(running)
  } finally {
    // If one share fails, the others are useless.
    failure.abort()
    await Promise.allSettled(running)
  }
}

async function startShare(
  request: ShareRequest,
  onProgress: (rendered: Rendered) => void,
  signal: AbortSignal,
): Promise<RenderedShare> {
  const child = fork('scripts/render/render-process.ts', { signal, execArgv: [...chooseOptions()] })
  let made: RenderedShare | undefined
  child.on('message', (message: { readonly rendered?: Rendered; readonly made?: RenderedShare }) => {
    if (message.rendered) onProgress(message.rendered)
    made ??= message.made
  })
  child.on('error', () => {})
  child.send(request)
  const [status] = await once(child, 'close')
  if (status !== 0 || made === undefined) throw new Error('a process could not render its share')
  return made
}

function sumOf(rendered: readonly Rendered[]): Rendered {
  return rendered.reduce((sum, { done, total }) => ({ done: sum.done + done, total: sum.total + total }))
}
