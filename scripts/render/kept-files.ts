// The files that a build has kept: checks that they are as it has left them, and removes those that are out of date.
import { lstatSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hasCode } from '../../src/data/content-files.ts'

/** A file by its path in the site's folder, with its size in bytes and its date in seconds since 1970. */
export type KeptFile = readonly [path: string, size: number, date: number]

/**
 * Remove everything from a folder but the given files as they were. Returns the paths of those that are not there or that
 * somebody has changed.
 */
export function leaveOnly(dir: string, files: readonly KeptFile[]): readonly string[] {
  const expected = new Map(files.map((file) => [file[0], file]))
  const folders = new Set<string>()
  for (const [path] of files) {
    for (let folder = dirname(path); folder !== '.' && !folders.has(folder); folder = dirname(folder)) {
      folders.add(folder)
    }
  }
  const isWhole = (path: string) => {
    const [, size, date] = expected.get(path) ?? []
    const stat = size === undefined ? undefined : lstatSync(join(dir, path))
    return stat?.isFile() && stat.size === size && stat.mtimeMs === (date ?? 0) * 1000
  }
  const leaveOnlyIn = (folder: string) => {
    for (const entry of readdirSync(join(dir, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory() && folders.has(path)) leaveOnlyIn(path)
      else if (isWhole(path)) expected.delete(path)
      else rmSync(join(dir, path), { recursive: true })
    }
  }
  leaveOnlyIn('')
  return [...expected.keys()]
}

/** Remove files from a folder, and the folders that are empty then. Files that are gone need not be removed. */
export function removeFiles(dir: string, paths: readonly string[]): void {
  for (const path of paths) {
    rmSync(join(dir, path), { force: true })
    for (
      let folder = dirname(path);
      folder !== '.' && removeEmpty(join(dir, folder));
      folder = dirname(folder)
    );
  }
}

function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder)
    return true
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return true
    if (hasCode(error, 'ENOTEMPTY') || hasCode(error, 'EEXIST')) return false
    throw error
  }
}
