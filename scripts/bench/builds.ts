// Measures a build of a content folder: its time, memory and output, and how long writing the same files takes alone.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { addVersion } from '../site/one-more-version.ts'
import { anyPage } from '../site-checks/budgets.ts'

/** What a build took. */
export interface BuildTime {
  readonly seconds: number
  /** Processor time of all build processes together, in seconds. */
  readonly processor: number
  /** Peak memory of all build processes together, in bytes. */
  readonly memory: number
}

/** A full build, a second one after one new version, and a full one by another checkout of this repository. */
export interface BuildFigures extends BuildTime {
  readonly policies: number
  readonly versions: number
  readonly pages: number
  readonly files: number
  /** Size of all files, uncompressed. */
  readonly bytes: number
  readonly again: BuildTime
  readonly before?: BuildTime
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

/**
 * Build a site into `dir`, replacing it, and measure the build; then add a version to one policy of the content and measure
 * a second one. `checkout` is the folder of another checkout, which builds the same content first. Throws when a build fails.
 */
export async function measureBuild(content: string, dir: string, checkout?: string): Promise<BuildFigures> {
  const before = checkout === undefined ? undefined : await timeBuild(content, `${dir}-before`, [], checkout)
  rmSync(`${dir}-before`, { recursive: true, force: true })
  const full = await timeBuild(content, dir, ['--full'])
  const figures = { ...full, ...(before && { before }), ...measureOutput(content, dir) }
  const [policy = ''] = readdirSync(join(content, 'policies')).sort()
  addVersion(content, policy, { Effect: 'Allow', Action: 'connect:ListUsers', Resource: '*' })
  return { ...figures, again: await timeBuild(content, dir, []) }
}

/** Build a site and measure what that takes. Linux sums up the processor time of a process's children when they end. */
async function timeBuild(
  content: string,
  dir: string,
  options: readonly string[],
  checkout = '.',
): Promise<BuildTime> {
  const started = performance.now()
  const script = '"$0" scripts/build.ts "$@"; status=$?; times >&2; exit $status'
  const child = spawn('bash', ['-c', script, process.execPath, ...options, resolve(dir)], {
    cwd: checkout,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, CONTENT_DIR: resolve(content) },
  })
  let memory = 0
  const watch = setInterval(() => {
    memory = Math.max(memory, measureTree(child.pid ?? 0))
  }, 250)
  const [errors, [status]] = await Promise.all([text(child.stderr), once(child, 'close')])
  clearInterval(watch)
  const seconds = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`the build of ${content} failed:\n${errors}`)
  return { seconds, processor: readTimes(errors), memory }
}

/** Read the last line of what the shell's `times` prints: user and system time of its children, as `0m1.234s`. */
function readTimes(printed: string): number {
  const last = printed.trimEnd().split('\n').at(-1) ?? ''
  return [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  )
}

function measureOutput(
  content: string,
  dir: string,
): Omit<BuildFigures, keyof BuildTime | 'again' | 'before'> {
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
