// A folder in, every page and file of the site in it out: rendered by one process, or for many versions by several.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { moveInto } from './move-into.ts'
import { type Rendered, renderShare } from './render-share.ts'

/** Below so many versions, bundling once more takes longer than it saves. */
const fewVersions = 1000

/** Left to itself, V8 lets the heap grow to a multiple of what is in use before it looks for what is not, in each process. */
const execArgv = ['--heap-growing-percent=30']

/** Say how many processes should render a site of so many versions. */
export function chooseProcesses(versionCount: number): number {
  return versionCount < fewVersions ? 1 : availableParallelism()
}

/** Render the site into an empty folder. Throws when some page cannot be rendered. */
export async function renderSite(
  dir: string,
  processes: number,
  onProgress: (rendered: Rendered) => void,
): Promise<void> {
  // What this process renders ends with it.
  if (processes === 1) return renderShare(dir, { number: 0, of: 1 }, onProgress)
  // Inside the project, where Astro keeps its notes on a build in the folder that it fills.
  const scratch = join('.cache', `render-${process.pid}`)
  try {
    await renderShares(scratch, processes, onProgress)
    for (const share of await readdir(scratch)) await moveInto(join(scratch, share), dir)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Render each share in a process of its own, in a folder below `scratch` that its number names. */
async function renderShares(
  scratch: string,
  processes: number,
  onProgress: (rendered: Rendered) => void,
): Promise<void> {
  const rendered: Rendered[] = []
  const note = (number: number) => (ofShare: Rendered) => {
    rendered[number] = ofShare
    // Until each has said how much it has to do, nothing can be said of the whole.
    const known = rendered.filter(({ total }) => total > 0)
    if (known.length === processes) onProgress(sumOf(known))
  }
  const failure = new AbortController()
  const running: Promise<void>[] = []
  try {
    for (let number = 0; number < processes; number += 1) {
      const share = startShare(join(scratch, String(number)), number, processes, note(number), failure.signal)
      running.push(share.ended)
      // One bundles after the other: Astro's notes on contents lie in one place for all.
      await Promise.race([share.bundled, ...running])
    }
    await Promise.all(running)
  } finally {
    // Without one share the others are of no use.
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
