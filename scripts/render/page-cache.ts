// Keeps what a build has rendered in `.cache/pages/`, with digests of all that each page has read, for the next build.
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { Worker } from 'node:worker_threads'
import { createLink } from './create-link.ts'
import type { HeadTable, KeptHead } from './head-table.ts'
import type { LinksToMake } from './link-worker.ts'
import type { ReadNumbers, ReadTable } from './read-table.ts'

/** Where pages are kept, each bundle's in the folder of its name. */
export const pagesFolder = '.cache/pages'

const manifestName = 'manifest.json'

/** A path of the site, as it was rendered: its files, and what went into them. */
export interface KeptPage {
  readonly files: readonly string[]
  readonly reads: ReadNumbers
  /** If the first file is a page, what has to be known of it. */
  readonly head?: KeptHead
}

/** What one process has rendered or used again, by path. */
export interface KeptShare extends ReadTable, HeadTable {
  readonly pages: Readonly<Record<string, KeptPage>>
  /** Values that take long to compute, as they are written down, by the names of their reads. */
  readonly values: Readonly<Record<string, string>>
}

/** The size of a file, and when it was changed, in milliseconds since 1970. */
type FileState = readonly [size: number, changed: number]

interface Manifest {
  readonly shares: readonly KeptShare[]
  readonly states: Readonly<Record<string, FileState>>
}

/** Pages that an earlier build with the same code has rendered. */
export interface PageCache extends Pick<Manifest, 'shares'> {
  /** Check whether the files of a page are as they were; false if somebody has changed one. */
  readonly isWhole: (page: KeptPage) => boolean
  /** Put the files of pages into a folder, while this process does something else. Throws if one is gone. */
  readonly restore: (pages: readonly KeptPage[], dir: string) => Promise<void>
}

/** Open what is kept for a bundle; undefined if nothing is. */
export function openPages(bundle: string, folder = pagesFolder): PageCache | undefined {
  const kept = join(folder, basename(bundle))
  const file = join(kept, manifestName)
  if (!existsSync(file)) return undefined
  const { shares, states }: Manifest = JSON.parse(readFileSync(file, 'utf8'))
  const isAsItWas = (path: string) => {
    const [state, before] = [stateOf(join(kept, 'files', path)), states[path]]
    return state !== undefined && state[0] === before?.[0] && state[1] === before[1]
  }
  return {
    shares,
    isWhole: ({ files }) => files.every(isAsItWas),
    restore: async (pages, dir) => {
      const links: LinksToMake = {
        from: join(kept, 'files'),
        to: dir,
        files: pages.flatMap(({ files }) => files),
      }
      const worker = new Worker(new URL('link-worker.ts', import.meta.url), { workerData: links })
      const [status] = await once(worker, 'exit')
      if (status !== 0) throw new Error('kept pages could not be restored')
    },
  }
}

/** Tell whether pages of a bundle are kept. */
export function hasPages(bundle: string, folder = pagesFolder): boolean {
  return existsSync(join(folder, basename(bundle), manifestName))
}

/**
 * Keep what a site's folder has, in place of what was kept for the bundle, and forget the pages of bundles that are gone.
 * The files must have their final dates. Pages that were restored from here stay where they are.
 */
export function keepPages(
  bundle: string,
  dir: string,
  shares: readonly KeptShare[],
  folder = pagesFolder,
): void {
  const kept = join(folder, basename(bundle))
  const files = join(kept, 'files')
  mkdirSync(files, { recursive: true })
  // Removed first and written last: pages without it are not used.
  rmSync(join(kept, manifestName), { force: true })
  const states: Record<string, FileState> = {}
  const link = createLink()
  for (const path of shares.flatMap(({ pages }) => Object.values(pages).flatMap((page) => page.files))) {
    const [from, to] = [join(dir, path), join(files, path)]
    if (!isSameFile(from, to)) {
      rmSync(to, { recursive: true, force: true })
      link(from, to)
    }
    const state = stateOf(to)
    if (state !== undefined) states[path] = state
  }
  for (const entry of readdirSync(files, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (!entry.isDirectory() && !(relative(files, file) in states)) rmSync(file)
  }
  // Named when it is complete: a full disk may cut it off.
  const part = join(kept, `${manifestName}.part`)
  writeFileSync(part, JSON.stringify({ shares, states } satisfies Manifest))
  renameSync(part, join(kept, manifestName))
  for (const name of readdirSync(folder)) {
    if (!existsSync(join(dirname(bundle), name))) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((file) => statSync(file, { throwIfNoEntry: false }))
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev
}

function stateOf(file: string): FileState | undefined {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat && [stat.size, stat.mtimeMs]
}
