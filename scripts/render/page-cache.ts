// Keeps what a build has rendered in `.cache/pages/`, with digests of all that each page has read, for the next build.
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ReadName } from '../../src/core/reads.ts'

const folder = '.cache/pages'

/** A path of the site, as it was rendered: its files, and what went into them. */
export interface KeptPage {
  readonly files: readonly string[]
  readonly reads: readonly ReadName[]
}

/** What a process has rendered or used again, by path, and digests of what was read. */
export interface Kept {
  readonly pages: Readonly<Record<string, KeptPage>>
  readonly digests: Readonly<Record<ReadName, string>>
}

/** A file whose size or date is another one was changed by somebody else. */
interface FileState {
  readonly size: number
  /** Milliseconds since 1970. */
  readonly changed: number
}

interface Manifest extends Kept {
  readonly states: Readonly<Record<string, FileState>>
}

/** Pages that an earlier build with the same code has rendered. */
export interface PageCache extends Kept {
  /** Put the files of a page into a folder; false, and nothing is there, if one is not as it was. */
  readonly restore: (page: KeptPage, dir: string) => boolean
}

/** Open what is kept for a bundle; undefined if nothing usable is. */
export function openPages(bundle: string): PageCache | undefined {
  const kept = placeOf(bundle)
  const file = join(kept, 'manifest.json')
  if (!existsSync(file)) return undefined
  const { pages, digests, states }: Manifest = JSON.parse(readFileSync(file, 'utf8'))
  const isAsItWas = (path: string) => {
    const [state, before] = [stateOf(join(kept, 'files', path)), states[path]]
    return state?.size === before?.size && state?.changed === before?.changed && state !== undefined
  }
  return {
    pages,
    digests,
    restore: ({ files }, dir) => {
      if (!files.every(isAsItWas)) return false
      for (const path of files) link(join(kept, 'files', path), join(dir, path))
      return true
    },
  }
}

/** Keep what is in a site's folder, in place of what was kept for the bundle. Its files must have their final dates. */
export function keepPages(bundle: string, dir: string, { pages, digests }: Kept): void {
  const kept = placeOf(bundle)
  const made = `${kept}.${process.pid}`
  const states: Record<string, FileState> = {}
  try {
    for (const path of Object.values(pages).flatMap(({ files }) => files)) {
      link(join(dir, path), join(made, 'files', path))
      const state = stateOf(join(dir, path))
      if (state !== undefined) states[path] = state
    }
    const manifest: Manifest = { pages, digests, states }
    writeFileSync(join(made, 'manifest.json'), JSON.stringify(manifest))
    // Only one bundle's pages are kept: others are those of older code, or of the same site for another address.
    rmSync(kept, { recursive: true, force: true })
    renameSync(made, kept)
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}

function placeOf(bundle: string): string {
  return join(folder, basename(bundle))
}

function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  linkSync(from, to)
}

function stateOf(file: string): FileState | undefined {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat && { size: stat.size, changed: stat.mtimeMs }
}
