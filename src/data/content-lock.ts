// Locks a content folder, so that only one process on this machine changes it at a time.
import { createHash, randomUUID } from 'node:crypto'
import { link, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { hasCode } from './content-files.ts'

export interface Lock {
  /** The lock file. */
  readonly file: string
  /** Throws when another process has taken over the lock. */
  readonly assertHeld: () => Promise<void>
  readonly release: () => Promise<void>
}

export type LockResult = { readonly lock: Lock } | { readonly lock?: undefined; readonly holder: string }

/** This process's locks. A lock file with its process ID that is not listed here is from an earlier process. */
const heldHere = new Set<string>()

/** Take the lock of a content folder, even from a process that died with it. Never waits. */
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
 * Return the path of the lock file. It is in the machine's temporary folder: a process ID means nothing on another
 * machine, and the content folder cannot contain it because that folder is replaced as a whole.
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

/** Create the lock and its holder's ID in one step, so that a killed process never leaves a lock without a holder. */
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
    // Signal 0 checks that the process exists without affecting it.
    process.kill(id, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}
