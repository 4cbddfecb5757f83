// A content folder in, the right to change it out: one process on this machine holds it at a time.
import { createHash, randomUUID } from 'node:crypto'
import { link, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { hasCode } from './content-files.ts'

export interface Lock {
  /** The file that stands for the lock. */
  readonly file: string
  /** Fails when another process has taken the lock over. */
  readonly assertHeld: () => Promise<void>
  readonly release: () => Promise<void>
}

export type LockResult = { readonly lock: Lock } | { readonly lock?: undefined; readonly holder: string }

/** Locks of this process; a file with its id that is not among them is from an earlier process. */
const heldHere = new Set<string>()

/** Take the lock of a content folder, also from a process that died with it; never waits. */
export async function takeLock(dir: string): Promise<LockResult> {
  const file = await lockFile(dir)
  for (let attempt = 0; attempt < 2; attempt += 1) {
    if (await createLock(file)) return { lock: lockAt(file) }
    if (await isHeld(file)) break
    await rm(file, { force: true })
  }
  return { holder: `process ${(await readHolder(file)) ?? 'unknown'}, lock ${file}` }
}

/**
 * The lock is a file in the machine's temporary folder: a process id means nothing elsewhere, and the
 * content folder cannot hold it because that is replaced as a whole.
 */
async function lockFile(dir: string): Promise<string> {
  const path = join(await realpath(dirname(resolve(dir))), basename(resolve(dir)))
  return join(tmpdir(), `content-${createHash('sha256').update(path).digest('hex').slice(0, 16)}.lock`)
}

function lockAt(file: string): Lock {
  const isOurs = async () => (await readHolder(file)) === process.pid
  return {
    file,
    assertHeld: async () => {
      if (!(await isOurs()))
        throw new Error(`another process has taken the lock ${file}; nothing was changed`)
    },
    release: async () => {
      if (await isOurs()) await rm(file, { force: true })
      heldHere.delete(file)
    },
  }
}

/** Create the lock with its holder in one step: a kill must not leave a lock that nobody seems to hold. */
async function createLock(file: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, String(process.pid))
  try {
    await link(draft, file)
    heldHere.add(file)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function isHeld(file: string): Promise<boolean> {
  const holder = await readHolder(file)
  if (holder === undefined) return false
  return holder === process.pid ? heldHere.has(file) : isAlive(holder)
}

async function readHolder(file: string): Promise<number | undefined> {
  try {
    const id = Number(await readFile(file, 'utf8'))
    return Number.isInteger(id) && id > 0 ? id : undefined
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function isAlive(id: number): boolean {
  try {
    // Signal 0 asks whether the process exists without touching it.
    process.kill(id, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}
