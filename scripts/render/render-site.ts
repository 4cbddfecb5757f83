// Renders every page and file of the site into a folder, with several processes when there are many versions.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { moveInto } from './move-into.ts'
import { type Rendered, renderShare } from './render-share.ts'

/** Below this number of versions, bundling a second time takes longer than it saves. */
const fewVersions = 1000

/** By default, V8 in each process lets the heap grow to a multiple of the memory in use before it collects garbage. */
const execArgv = ['--heap-growing-percent=30']

/** Choose how many processes should render a site with this number of versions. */
export function chooseProcesses(versionCount: number): number {
  return versionCount < fewVersions ? 1 : availableParallelism()
}

/** Render the site into an empty folder. Throws when a page cannot be rendered. */
export async function renderSite(
  dir: string,
  processes: number,
  onProgress: (rendered: Rendered) => void,
): Promise<void> {
  // A single share is rendered in this process, so the work ends when the process does.
  if (processes === 1) return renderShare(dir, { number: 0, of: 1 }, onProgress)
  // For an output folder inside the project, Astro keeps a build's working files in that folder.
  const scratch = join('.cache', `render-${process.pid}`)
  try {
    await renderShares(scratch, processes, onProgress)
    for (const share of await readdir(scratch)) await moveInto(join(scratch, share), dir)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Render each share in its own process, into the subfolder of `scratch` named after its number. */
async function renderShares(
  scratch: string,
  processes: number,
  onProgress: (rendered: Rendered) => void,
): Promise<void> {
  const rendered: Rendered[] = []
  const note = (number: number) => (ofShare: Rendered) => {
    rendered[number] = ofShare
    // The total is unknown until every process has reported its own.
    const known = rendered.filter(({ total }) => total > 0)
    if (known.length === processes) onProgress(sumOf(known))
  }
  const failure = new AbortController()
  const running: Promise<void>[] = []
  try {
    for (let number = 0; number < processes; number += 1) {
      const share = startShare(join(scratch, String(number)), number, processes, note(number), failure.signal)
      running.push(share.ended)
      // Bundle one after the other: all processes share one copy of Astro's content cache.
      await Promise.race([share.bundled, ...running])
    }
    await Promise.all(running)
  } finally {
    // If one share fails, the others are useless.
    failure.abort()
    await Promise.allSettled(running)
  }
}

function startShare(
  dir: string,
  number: number,
  processes: number,
  onProgress: (rendered: Rendered) => void,
  signal: AbortSignal,
): { readonly bundled: Promise<unknown>; readonly ended: Promise<void> } {
  const child = fork('scripts/render/render-process.ts', [dir, String(number), String(processes)], {
    signal,
    execArgv,
  })
  child.on('message', (message) => onProgress(message as Rendered))
  child.on('error', () => {})
  const ended = once(child, 'close').then(([status]) => {
    if (status !== 0) throw new Error(`process ${number + 1} of ${processes} could not render its share`)
  })
  return { bundled: once(child, 'message'), ended }
}

function sumOf(rendered: readonly Rendered[]): Rendered {
  return rendered.reduce((sum, { done, total }) => ({ done: sum.done + done, total: sum.total + total }))
}
