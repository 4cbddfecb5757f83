// Gives folders other names, also where the system cannot: on another disk, or in an older layer of a container.
import { renameSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { hasCode } from '../../src/data/content-files.ts'

/** Move a folder. Returns false, and changes nothing, where that would take a copy. */
export function moveFolder(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if (hasCode(error, 'EXDEV')) return false
    throw error
  }
}

/**
 * Move a folder, or copy it with the dates of its files where it cannot be moved. Rejected if the disk is full, and says so:
 * Node's `cpSync` calls that an input/output error (24.21.0).
 */
export async function moveOrCopyFolder(from: string, to: string): Promise<void> {
  if (!moveFolder(from, to)) await cp(from, to, { recursive: true, preserveTimestamps: true })
}
