// Puts folders aside while builds are measured, since deleting them would slow down the next one.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const place = '.cache/bench-left'

/**
 * Move folders out of the way, if they exist, until {@link removeAside} deletes them. For minutes after files were deleted,
 * ext4 looks for inodes that were not in use lately, which takes a build seconds.
 */
export function putAside(...dirs: readonly string[]): void {
  mkdirSync(place, { recursive: true })
  for (const dir of dirs) {
    if (existsSync(dir)) renameSync(dir, join(mkdtempSync(join(place, 'folder-')), 'left'))
  }
}

/** Delete all folders that were put aside. */
export function removeAside(): void {
  rmSync(place, { recursive: true, force: true })
}
