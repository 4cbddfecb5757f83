// Measures a build of a content folder: its time, memory and output, and how long writing the same files takes alone.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { anyPage } from '../site-checks/budgets.ts'

export interface BuildFigures {
  readonly policies: number
  readonly versions: number
  readonly pages: number
  readonly files: number
  /** Size of all files, uncompressed. */
  readonly bytes: number
  readonly seconds: number
  /** Peak memory of all build processes together, in bytes. */
  readonly memory: number
  /** Seconds that it takes just to write the same bytes to the same files. */
  readonly floorSeconds: number
  /** Sizes of pages after gzip, in bytes; `heavy` counts those above the limit for any page. */
  readonly page: {
    readonly median: number
    readonly largest: number
    readonly largestFile: string
    readonly heavy: number
  }
}

/** Build a site into `dir`, replacing it, and measure the build. Throws when the build fails. */
export async function measureBuild(content: string, dir: string): Promise<BuildFigures> {
  const started = performance.now()
  const child = spawn(process.execPath, ['scripts/build.ts', dir], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, CONTENT_DIR: content },
  })
  let memory = 0
  const watch = setInterval(() => {
    memory = Math.max(memory, measureTree(child.pid ?? 0))
  }, 250)
  const [errors, [status]] = await Promise.all([text(child.stderr), once(child, 'close')])
  clearInterval(watch)
  const seconds = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`the build of ${content} failed:\n${errors}`)
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const pages = files.filter((file) => file.endsWith('.html'))
  return {
    policies: globSync('policies/*/policy.json', { cwd: content }).length,
    versions: globSync('policies/*/v*.json', { cwd: content }).length,
    pages: pages.length,
    files: files.length,
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
    seconds,
    memory,
    floorSeconds: measureFloor(files, dir, `${dir}-floor`),
    page: weighPages(pages, dir),
  }
}

/** Add up the memory of a process and its descendants. Linux reports it in pages of 4 KiB (proc(5), statm). */
function measureTree(root: number): number {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = Number(read(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ')[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const measure = (id: number): number =>
    Number(read(`/proc/${id}/statm`).split(' ')[1] ?? 0) * 4096 +
    (children.get(id) ?? []).reduce((sum, child) => sum + measure(child), 0)
  return measure(root)
}

/** Read a file under `/proc`; empty when the process has ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function measureFloor(files: readonly string[], dir: string, to: string): number {
  rmSync(to, { recursive: true, force: true })
  let seconds = 0
  for (const file of files) {
    const bytes = readFileSync(file)
    const target = join(to, file.slice(dir.length))
    const started = performance.now()
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, bytes)
    seconds += (performance.now() - started) / 1000
  }
  rmSync(to, { recursive: true, force: true })
  return seconds
}

function weighPages(pages: readonly string[], dir: string): BuildFigures['page'] {
  const weights = pages
    .map((file) => ({ file: file.slice(dir.length + 1), size: gzipSync(readFileSync(file)).length }))
    .sort((a, b) => a.size - b.size)
  return {
    median: weights[Math.floor(weights.length / 2)]?.size ?? 0,
    largest: weights.at(-1)?.size ?? 0,
    largestFile: weights.at(-1)?.file ?? '',
    heavy: weights.filter(({ size }) => size > anyPage.page).length,
  }
}
