// Compares the files of two folders by their bytes.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listSiteFiles } from '../site/site-files.ts'

/** Digests of files, by path. */
export type FileHashes = ReadonlyMap<string, string>

/** Digest every file of a folder. */
export function hashFiles(dir: string): FileHashes {
  const hashOf = (path: string) =>
    createHash('sha256')
      .update(readFileSync(join(dir, path)))
      .digest('hex')
  return new Map(listSiteFiles(dir).paths.map((path) => [path, hashOf(path)]))
}

/** List the files that only one folder has, or that have other bytes in one, sorted. */
export function listDiffering(before: FileHashes, after: FileHashes): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort()
}
