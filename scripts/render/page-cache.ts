// Keeps what a build has rendered in `.cache/pages/`, with digests of all that each page has read, for the next build.
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createLink } from './create-link.ts'
import type { HeadTable, KeptHead } from './head-table.ts'
import type { KeptFile } from './kept-files.ts'
import { moveFolder, moveOrCopyFolder } from './move-folder.ts'
import type { ReadNumbers, ReadTable } from './read-table.ts'

/** Where pages are kept, each bundle's in the folder of its name. */
export const pagesFolder = '.cache/pages'

const [manifestName, filesName, sharesName] = ['manifest.json', 'files', 'shares-']

/** A path of the site, as it was rendered: its files, and what has to be known of it if the first of them is a page. */
export interface RenderedPage {
  readonly files: readonly KeptFile[]
  readonly head?: KeptHead
}

/** A rendered path, with what went into its files. */
export interface KeptPage extends RenderedPage {
  readonly reads: ReadNumbers
}

/** What one process has rendered or used again, by path. */
export interface KeptShare extends ReadTable, HeadTable {
  readonly pages: Readonly<Record<string, KeptPage>>
  /** Values that take long to compute, as they are written down, by the names of their reads. */
  readonly values: Readonly<Record<string, Uint8Array>>
}

/** What tells one folder from another, whatever its name. */
interface FolderIdentity {
  readonly inode: number
  /** In milliseconds since 1970. */
  readonly madeAt: number
}

interface Manifest {
  /** The folder with what each process has kept. */
  readonly shares: string
  /** The folder that the site was built in, and that has become the site's. */
  readonly built: FolderIdentity
}

const placeOf = (bundle: string, folder: string) => join(folder, basename(bundle))

/** Tell whether pages of a bundle are kept. */
export function hasPages(bundle: string, folder = pagesFolder): boolean {
  return existsSync(join(placeOf(bundle, folder), manifestName))
}

/**
 * Take the folder to build a site in: it has the files that were kept for the bundle, if the build is to use them again.
 * Its name is this process's own, as the children of a killed build may keep writing to theirs for a moment.
 */
export async function takeFiles(bundle: string, isFull: boolean, folder = pagesFolder): Promise<string> {
  const place = placeOf(bundle, folder)
  mkdirSync(place, { recursive: true })
  const taken = join(place, `${filesName}.${process.pid}`)
  // What a killed build has left is as good: every file is checked.
  const found = listFolders(place, filesName).sort()
  const last = isFull || !hasPages(bundle, folder) ? undefined : found[0]
  if (last === undefined) rmSync(join(place, manifestName), { force: true })
  for (const other of found) if (other !== last) rmSync(other, { recursive: true })
  if (last !== undefined && last !== taken) {
    await moveOrCopyFolder(last, taken)
    rmSync(last, { recursive: true, force: true })
  }
  mkdirSync(taken, { recursive: true })
  return taken
}

/** Make a folder in which each process writes down what it keeps, until {@link keepShares} puts it to use. */
export function makeSharesFolder(bundle: string, folder = pagesFolder): string {
  const place = placeOf(bundle, folder)
  mkdirSync(place, { recursive: true })
  return mkdtempSync(join(place, sharesName))
}

/** A share as JSON: the values are in a file of bytes next to it, in this order and with these lengths. */
interface WrittenShare extends Omit<KeptShare, 'values'> {
  readonly lengths: readonly (readonly [name: string, length: number])[]
}

/** Write down what one process keeps. */
export function writeShare(sharesFolder: string, number: number, { values, ...share }: KeptShare): void {
  const lengths = Object.entries(values).map(([name, { length }]) => [name, length] as const)
  const json = JSON.stringify({ ...share, lengths } satisfies WrittenShare)
  writeFileSync(join(sharesFolder, `${number}.json`), json)
  writeFileSync(join(sharesFolder, `${number}.values`), Buffer.concat(Object.values(values)))
}

/** Read what the processes of the build before have kept for a bundle; undefined if nothing is kept. */
export function readShares(bundle: string, folder = pagesFolder): readonly KeptShare[] | undefined {
  const place = placeOf(bundle, folder)
  const manifest = readManifest(place)
  if (manifest === undefined) return undefined
  return readSharesIn(join(place, manifest.shares))
}

/** Read what processes have written down in a folder so far. */
export function readSharesIn(sharesFolder: string): readonly KeptShare[] {
  return globSync('*.json', { cwd: sharesFolder })
    .sort()
    .map((name) => readShare(join(sharesFolder, name)))
}

function readShare(file: string): KeptShare {
  const { lengths, ...share }: WrittenShare = JSON.parse(readFileSync(file, 'utf8'))
  const bytes = readFileSync(file.replace(/json$/, 'values'))
  let end = 0
  const values = lengths.map(([name, length]) => {
    end += length
    return [name, bytes.subarray(end - length, end)] as const
  })
  return { ...share, values: Object.fromEntries(values) }
}

function readManifest(place: string): Manifest | undefined {
  const file = join(place, manifestName)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/**
 * Keep what was written down of a site that was built in a folder, in place of what was kept for the bundle, and forget
 * the pages of bundles that are gone. Returns a function that keeps the site's files once it has replaced another.
 */
export function keepShares(
  bundle: string,
  sharesFolder: string,
  files: string,
  folder = pagesFolder,
): KeepFiles {
  const place = placeOf(bundle, folder)
  const before = readManifest(place)
  const manifest: Manifest = { shares: basename(sharesFolder), built: identify(files) }
  // Named when it is complete: a full disk may cut it off.
  const part = join(place, `${manifestName}.part`)
  writeFileSync(part, JSON.stringify(manifest))
  renameSync(part, join(place, manifestName))
  for (const other of listFolders(place, sharesName)) {
    if (basename(other) !== manifest.shares) rmSync(other, { recursive: true })
  }
  for (const name of readdirSync(folder)) {
    if (!existsSync(join(dirname(bundle), name))) rmSync(join(folder, name), { recursive: true, force: true })
  }
  return ({ dir, replaced, all, changed }) => {
    const kept = join(place, filesName)
    if (existsSync(linkedOf(files))) {
      rmSync(files, { recursive: true, force: true })
      return renameSync(linkedOf(files), kept)
    }
    if (existsSync(files)) return renameSync(files, kept)
    const isOurs = replaced !== undefined && before !== undefined && isSame(identify(replaced), before.built)
    const isTaken = isOurs && moveFolder(replaced, kept)
    const link = createLink()
    for (const file of isTaken ? changed : all) {
      rmSync(join(kept, file), { recursive: true, force: true })
      link(join(dir, file), join(kept, file))
    }
  }
}

const linkedOf = (files: string) => `${files}.linked`

/**
 * Give every file of a site that was rendered in full a second name, before the site replaces another: the index is built
 * meanwhile. What cannot be linked now is linked when the files are kept.
 */
export function linkFiles(files: string, all: readonly string[]): void {
  const link = createLink()
  try {
    for (const file of all) link(join(files, file), join(linkedOf(files), file))
  } catch {
    rmSync(linkedOf(files), { recursive: true, force: true })
  }
}

export type KeepFiles = (landed: {
  /** The site's folder. */
  readonly dir: string
  /** The folder that it has replaced, if any. If it is the one that the build before has made, its files are used again. */
  readonly replaced: string | undefined
  /** All files that were rendered, and those that differ from the build before. */
  readonly all: readonly string[]
  readonly changed: readonly string[]
}) => void

function listFolders(place: string, prefix: string): string[] {
  return readdirSync(place)
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(place, name))
}

function identify(dir: string): FolderIdentity {
  const { ino, birthtimeMs } = statSync(dir)
  return { inode: ino, madeAt: birthtimeMs }
}

const isSame = (a: FolderIdentity, b: FolderIdentity) => a.inode === b.inode && a.madeAt === b.madeAt
