// A content folder whose replacement may have been interrupted in, the whole old or the whole new one out.
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { takeLock } from './content-lock.ts'

export interface SwapPaths {
  /** The folder that everyone reads. */
  readonly content: string
  /** The folder that will replace it; complete and checked before the first rename. */
  readonly next: string
  /** The folder that has been replaced, until it is removed. */
  readonly previous: string
}

/** Longest time in milliseconds to wait for a running replacement; the two renames take less than one. */
const patience = 5_000

/** Name the folders that a replacement of `dir` uses; they are its hidden neighbors. */
export function swapPaths(dir: string): SwapPaths {
  const content = resolve(dir)
  const beside = (suffix: string) => join(dirname(content), `.${basename(content)}-${suffix}`)
  return { content, next: beside('next'), previous: beside('previous') }
}

/** Finish or undo what a dead process left half done; leave alone what a living one is doing. */
export async function recoverContent(dir: string): Promise<void> {
  const paths = swapPaths(dir)
  // Where the folder is to be is no folder yet: nothing can have been interrupted.
  if (isSettled(paths) || !existsSync(dirname(paths.content))) return
  for (const end = Date.now() + patience; Date.now() < end; await wait(20)) {
    const { lock } = await takeLock(dir)
    if (lock !== undefined) {
      try {
        return await settleContent(paths)
      } finally {
        await lock.release()
      }
    }
    if (existsSync(paths.content)) return
  }
  throw new Error(`${dir} is missing and another process is replacing it; try again when that has ended`)
}

/** Finish or undo a replacement; only for the holder of the lock. */
export async function settleContent({ content, next, previous }: SwapPaths): Promise<void> {
  if (!existsSync(content) && existsSync(previous)) {
    // Only between the two renames are both there: what was to come is complete.
    await rename(existsSync(next) ? next : previous, content)
  }
  // A folder that was to come and replaces none was not complete.
  await rm(next, { recursive: true, force: true })
  await rm(previous, { recursive: true, force: true })
}

function isSettled({ content, next, previous }: SwapPaths): boolean {
  return existsSync(content) && !existsSync(next) && !existsSync(previous)
}
