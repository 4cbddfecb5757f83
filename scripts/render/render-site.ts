// Renders every page and file of the site into a folder, with several processes.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { bundleParts } from './bundle-site.ts'
import { keepBundle } from './keep-bundle.ts'
import type { Rendered } from './render-share.ts'

/** By default, V8 in each process lets the heap grow to a multiple of the memory in use before it collects garbage. */
const execArgv = ['--heap-growing-percent=30']

/** Render the site into an empty folder. Throws when a page cannot be rendered. */
export async function renderSite(
  dir: string,
  processes: number,
  onProgress: (rendered: Rendered) => void,
): Promise<void> {
  const bundle = await keepBundle()
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
    startShare([bundle, dir, String(number), String(processes)], note(number), failure.signal),
  )
  try {
    await Promise.all(running)
  } finally {
    // If one share fails, the others are useless.
    failure.abort()
    await Promise.allSettled(running)
  }
}

async function startShare(
  args: readonly string[],
  onProgress: (rendered: Rendered) => void,
  signal: AbortSignal,
): Promise<void> {
  const child = fork('scripts/render/render-process.ts', args, { signal, execArgv })
  child.on('message', (message) => onProgress(message as Rendered))
  child.on('error', () => {})
  const [status] = await once(child, 'close')
  if (status !== 0) throw new Error('a process could not render its share')
}

function sumOf(rendered: readonly Rendered[]): Rendered {
  return rendered.reduce((sum, { done, total }) => ({ done: sum.done + done, total: sum.total + total }))
}
