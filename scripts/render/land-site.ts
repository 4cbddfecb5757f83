// Replaces a site's folder in one step, so that it contains either the complete new site or the old one.
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Lock, takeLock } from '../../src/data/content-lock.ts'
import { moveOrCopyFolder } from './move-folder.ts'

/** Astro's working folder, where every build uses the same file names. */
export const sharedByBuilds = '.astro'

export interface Landing {
  /** The folder that people see. */
  readonly dir: string
  /** The folder that builds share. It is locked, so that only one build runs at a time. */
  readonly shared: string
  /** Write the site into a folder of its own. */
  readonly fill: () => Promise<FilledSite>
  readonly onWait?: (holder: string) => void
  /** Longest time in milliseconds to wait for other builds. */
  readonly patience?: number
}

export interface FilledSite {
  /** A folder that is moved away, or copied if it is on another disk. */
  readonly folder: string
  /** Called when the site is in its place, with the folder that it has replaced: what is left of that is removed. */
  readonly onLanded?: (replaced: string | undefined) => void
}

/** Fill a folder and replace `dir` with it when it is complete. Throws what `fill` throws. */
export async function landSite({ dir, shared, fill, onWait, patience = 900_000 }: Landing): Promise<void> {
  const lock = await waitForLock(shared, patience, onWait ?? (() => {}))
  const staging = beside(dir, 'next')
  try {
    await mkdir(dirname(staging), { recursive: true })
    await settle(dir)
    const { folder, onLanded } = await fill()
    await moveOrCopyFolder(folder, staging)
    await lock.assertHeld()
    const replaced = await swap(dir, staging)
    onLanded?.(replaced)
    if (replaced !== undefined) await rm(replaced, { recursive: true, force: true })
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
  for (const left of [previous, beside(dir, 'next')]) await rm(left, { recursive: true, force: true })
}

/** Replace a folder with another one. Returns where the old one is now, if there was one. */
async function swap(dir: string, staging: string): Promise<string | undefined> {
  const previous = beside(dir, 'previous')
  const hasOld = existsSync(dir)
  if (hasOld) await rename(dir, previous)
  try {
    await rename(staging, dir)
  } catch (error) {
    if (hasOld) await rename(previous, dir)
    throw error
  }
  return hasOld ? previous : undefined
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
