// Compares two builds of a site file by file and counts what differs, by subject.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { subjectOf } from './file-kinds.ts'
import { listSiteFiles } from './site-files.ts'

export interface Differences {
  /** How many files the first build has. */
  readonly files: number
  /** Files of the first build whose bytes differ in the second, or that it lacks, sorted. */
  readonly differing: readonly string[]
  /** Files that only the second build has, sorted. */
  readonly added: readonly string[]
}

/** Compare two builds. The search index has hashed names, and is compared like every other file. */
export function compareSites(before: string, after: string): Differences {
  const [old, now] = [listSiteFiles(before).paths, new Set(listSiteFiles(after).paths)]
  const had = new Set(old)
  const isSame = (path: string) =>
    now.has(path) && readFileSync(join(before, path)).equals(readFileSync(join(after, path)))
  return {
    files: old.length,
    differing: old.filter((path) => !isSame(path)),
    added: [...now].filter((path) => !had.has(path)),
  }
}

/** Describe what differs: all files, then each subject with the most differing files first. */
export function describeDifferences(
  { differing, added }: Differences,
  paths: readonly string[],
): readonly string[] {
  const total = Map.groupBy(paths, subjectOf)
  const bySubject = [...Map.groupBy(differing, subjectOf)].sort((a, b) => b[1].length - a[1].length)
  return [
    `${describeShare(differing.length, paths.length)} files differ, and ${added.length} are new`,
    ...bySubject.map(
      ([subject, files]) => `  ${subject}: ${describeShare(files.length, total.get(subject)?.length ?? 0)}`,
    ),
  ]
}

function describeShare(part: number, whole: number): string {
  return `${part.toLocaleString('en')} of ${whole.toLocaleString('en')} (${((100 * part) / whole).toFixed(2)} %)`
}
