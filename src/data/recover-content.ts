// Finishes or undoes an interrupted replacement of the content folder.
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
  /** The replaced folder, until it is removed. */
  readonly previous: string
}

/** Maximum time in milliseconds to wait for a running replacement; the two renames take less than one. */
const patience = 5_000

/** Name the folders that a replacement of `dir` uses; they are hidden folders next to it. */
export function swapPaths(dir: string): SwapPaths {
  const content = resolve(dir)
  const sibling = (suffix: string) => join(dirname(content), `.${basename(content)}-${suffix}`)
  return { content, next: sibling('next'), previous: sibling('previous') }
}

/** Finish or undo a replacement that a dead process left half done. One that is still running is left alone. */
export async function recoverContent(dir: string): Promise<void> {
  const paths = swapPaths(dir)
  // Without the parent folder, nothing can have been interrupted.
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
  throw new Error(`${dir} is missing and another process is replacing it; try again when it has finished`)
}

/** Finish or undo a replacement. Call this only while holding the lock. */
export async function settleContent({ content, next, previous }: SwapPaths): Promise<void> {
  if (!existsSync(content) && existsSync(previous)) {
    // Both exist only between the two renames, so the next folder is complete.
    await rename(existsSync(next) ? next : previous, content)
  }
  // A next folder that was not needed here may be incomplete.
  await rm(next, { recursive: true, force: true })
  await rm(previous, { recursive: true, force: true })
}

function isSettled({ content, next, previous }: SwapPaths): boolean {
  return existsSync(content) && !existsSync(next) && !existsSync(previous)
}
