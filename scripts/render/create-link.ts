// Gives files a second name, or copies them where that is not possible.
import { copyFileSync, linkSync, mkdirSync, statSync, utimesSync } from 'node:fs'
import { dirname } from 'node:path'
import { hasCode } from '../../src/data/content-files.ts'

/**
 * Create a function that gives a file a second name; where that is not possible, as on another disk, it copies the file
 * with its date. Each folder is made once.
 */
export function createLink(): (from: string, to: string) => void {
  const made = new Set<string>()
  return (from, to) => {
    const folder = dirname(to)
    if (!made.has(folder)) mkdirSync(folder, { recursive: true })
    made.add(folder)
    try {
      linkSync(from, to)
    } catch (error) {
      if (!hasCode(error, 'EXDEV') && !hasCode(error, 'EPERM')) throw error
      const { atime, mtime } = statSync(from)
      copyFileSync(from, to)
      utimesSync(to, atime, mtime)
    }
  }
}
