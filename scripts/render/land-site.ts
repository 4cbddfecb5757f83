// Replaces a site's folder in one step, so that it contains either the complete new site or the old one.
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Lock, takeLock } from '../../src/data/content-lock.ts'

/** Astro's working folder, where every build uses the same file names. */
export const sharedByBuilds = '.astro'

export interface Landing {
  /** The folder that people see. */
  readonly dir: string
  /** The folder that builds share. It is locked, so that only one build runs at a time. */
  readonly shared: string
  /** Write the site into an empty folder. */
  readonly fill: (staging: string) => Promise<void>
  readonly onWait?: (holder: string) => void
  /** Longest time in milliseconds to wait for other builds. */
  readonly patience?: number
}

/** Fill a folder next to `dir` and replace `dir` with it when it is complete. Throws what `fill` throws. */
export async function landSite({ dir, shared, fill, onWait, patience = 900_000 }: Landing): Promise<void> {
  const lock = await waitForLock(shared, patience, onWait ?? (() => {}))
  // Each process has its own: the children of a killed build may keep writing to theirs for a moment.
  const staging = beside(dir, `next-${process.pid}`)
  try {
    await mkdir(dirname(staging), { recursive: true })
    await settle(dir)
    await mkdir(staging)
    await fill(staging)
    await lock.assertHeld()
    await swap(dir, staging)
  } finally {
    await rm(staging, { recursive: true, force: true })
    await lock.release()
  }
}

/** Restore `dir` after a killed landing, once no other landing is running. */
export async function restoreSite(dir: string, shared: string): Promise<void> {
  const lock = await waitForLock(shared, 5_000, () => {})
  try {
    await settle(dir)
  } finally {
    await lock.release()
  }
}

async function settle(dir: string): Promise<void> {
  const previous = beside(dir, 'previous')
  if (!existsSync(dir) && existsSync(previous)) await rename(previous, dir)
  const name = `.${basename(dir)}-`
  const left = (await readdir(dirname(resolve(dir)))).filter(
    (entry) => entry === `${name}previous` || entry.startsWith(`${name}next-`),
  )
  for (const entry of left) await rm(join(dirname(dir), entry), { recursive: true, force: true })
}

async function swap(dir: string, staging: string): Promise<void> {
  const previous = beside(dir, 'previous')
  const hasOld = existsSync(dir)
  if (hasOld) await rename(dir, previous)
  try {
    await rename(staging, dir)
  } catch (error) {
    if (hasOld) await rename(previous, dir)
    throw error
  }
  await rm(previous, { recursive: true, force: true })
}

function beside(dir: string, suffix: string): string {
  return join(dirname(resolve(dir)), `.${basename(dir)}-${suffix}`)
}

async function waitForLock(
  shared: string,
  patience: number,
  onWait: (holder: string) => void,
): Promise<Lock> {
  const end = Date.now() + patience
  for (let reported = false; ; reported = true) {
    const taken = await takeLock(shared)
    if (taken.lock !== undefined) return taken.lock
    if (Date.now() > end) throw new Error(`another build is still running (${taken.holder})`)
    if (!reported) onWait(taken.holder)
    await wait(100)
  }
}
