// Reads the files under paths that a scan may be about.
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { FileText } from '../../src/core/scan/collect-files.ts'
import { mayBeScanned } from '../../src/core/scan/find/detect-kind.ts'

/** Folders that contain what others wrote or what a tool downloaded. */
export const leftOut: readonly string[] = ['node_modules', '.git', '.terraform']

/**
 * Read the files at paths: a file whatever its name, and of a folder those with a known ending. Folders below with an
 * excluded name are left out. Each file is read once. Throws one error that names every path that cannot be read.
 */
export function readFiles(
  paths: readonly string[],
  excluded: readonly string[] = leftOut,
): readonly FileText[] {
  const faults: string[] = []
  const texts = new Map<string, string>()
  const attempt = <T>(path: string, read: () => T): T | undefined => {
    try {
      return read()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
      faults.push(`${path}: ${reasons[code] ?? code}`)
      return undefined
    }
  }
  const addFile = (file: string) => {
    const name = file.replaceAll('\\', '/')
    if (!texts.has(name)) attempt(name, () => texts.set(name, readFileSync(file, 'utf8')))
  }
  const addFolder = (folder: string) => {
    const entries = attempt(folder, () => readdirSync(folder, { withFileTypes: true })) ?? []
    for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (!excluded.includes(entry.name)) addFolder(path)
      } else if (mayBeScanned(entry.name) && isFile(entry, path)) addFile(path)
    }
  }
  for (const path of paths) {
    const found = attempt(path, () => statSync(path))
    if (found?.isDirectory()) addFolder(path)
    else if (found !== undefined) addFile(path)
  }
  if (faults.length > 0) throw new Error(faults.join('\n  '))
  return [...texts].map(([file, text]) => ({ file, text }))
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
}

/** A link to a file counts, one to nothing or to a folder does not: folders could contain each other. */
function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile()
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
