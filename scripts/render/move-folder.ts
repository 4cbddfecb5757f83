// Gives folders other names, also where the system cannot: on another disk, or in an older layer of a container.
import { cpSync, renameSync } from 'node:fs'
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

/** Move a folder, or copy it with the dates of its files where it cannot be moved. */
export function moveOrCopyFolder(from: string, to: string): void {
  if (!moveFolder(from, to)) cpSync(from, to, { recursive: true, preserveTimestamps: true })
}
