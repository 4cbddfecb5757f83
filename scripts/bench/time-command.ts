// Runs a script of a checkout and measures its time, its processor time and its memory, with all of its processes.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'
import { text } from 'node:stream/consumers'

/** What a run took. */
export interface RunTime {
  readonly seconds: number
  /** Processor time of all processes together, in seconds. */
  readonly processor: number
  /** Peak memory of all processes together, in bytes. */
  readonly memory: number
}

export interface Command {
  /** The script, and its options. */
  readonly args: readonly string[]
  /** The content folder that it reads. */
  readonly content: string
  /** The checkout whose script it is. */
  readonly checkout?: string
}

/**
 * Run a script and measure that. The disk first finishes what was written and deleted before, or the script would wait for
 * that. Linux sums up the processor time of a process's children when they end. Throws when it fails.
 */
export async function timeCommand({ args, content, checkout = '.' }: Command): Promise<RunTime> {
  spawnSync('sync')
  const started = performance.now()
  const script = '"$0" "$@"; status=$?; times >&2; exit $status'
  const child = spawn('bash', ['-c', script, process.execPath, ...args], {
    cwd: checkout,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...listVariables(checkout), CONTENT_DIR: resolve(content) },
  })
  let memory = 0
  const watch = setInterval(() => {
    memory = Math.max(memory, measureTree(child.pid ?? 0))
  }, 250)
  const [errors, [status]] = await Promise.all([text(child.stderr), once(child, 'close')])
  clearInterval(watch)
  const seconds = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`${args.join(' ')} failed for ${content}:\n${errors}`)
  return { seconds, processor: readTimes(errors), memory }
}

/** A checkout has its own programs, and npm in its scripts must not see the options of the npm that runs the benchmark. */
function listVariables(checkout: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_'))
  const path = [resolve(checkout, 'node_modules/.bin'), process.env['PATH']].join(delimiter)
  return { ...Object.fromEntries(kept), PATH: path }
}

/** Read the last line of what the shell's `times` prints: user and system time of its children, as `0m1.234s`. */
function readTimes(printed: string): number {
  const last = printed.trimEnd().split('\n').at(-1) ?? ''
  return [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  )
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
