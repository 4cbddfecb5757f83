// Finds the pages that have not changed since the build before, and whose files are still as it has left them.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { ReadName } from '../../src/core/reads.ts'
import type { FilesToCheck } from './check-worker.ts'
import type { HeadTableWriter } from './head-table.ts'
import type { OpenedShare } from './kept-values.ts'
import { type KeptPage, type RenderedPage, readShares } from './page-cache.ts'
import type { SitePath } from './program.ts'
import { compareReads, type ReadTableWriter } from './read-table.ts'

/** What the build before has kept. */
export interface Before {
  readonly opened: readonly OpenedShare[]
  /** The paths of files that are not as that build has left them; whatever else is there has been removed then. */
  readonly damaged: Promise<ReadonlySet<string>>
}

/** Open what the build before has kept; undefined if there is nothing that fits the bundle. */
export function openBefore(
  bundle: string,
  dir: string,
  digestOf: (name: ReadName) => string,
): Before | undefined {
  const shares = readShares(bundle)
  return (
    shares && {
      opened: shares.map((share) => ({ share, isSame: compareReads(share, digestOf) })),
      damaged: checkFiles({ dir, files: shares.flatMap(({ pages }) => listFiles(pages)) }),
    }
  )
}

/** Check files while this process does something else. What fails is thrown when the result is awaited. */
function checkFiles(files: FilesToCheck): Promise<ReadonlySet<string>> {
  const worker = new Worker(new URL('check-worker.ts', import.meta.url), { workerData: files })
  const damaged = once(worker, 'message').then(([paths]: readonly string[][]) => new Set(paths))
  damaged.catch(() => {})
  return damaged
}

const listFiles = (pages: Readonly<Record<string, RenderedPage>>) =>
  Object.values(pages).flatMap(({ files }) => files)

/** List the files of pages that are not used again. */
export function listRemoved(
  opened: readonly OpenedShare[],
  pages: Readonly<Record<string, KeptPage>>,
): readonly string[] {
  return opened.flatMap(({ share }) =>
    Object.entries(share.pages)
      .filter(([pathname]) => !(pathname in pages))
      .flatMap(([, { files }]) => files.map(([path]) => path)),
  )
}

/** Tell whether the site's search found a page in the build before. A page that is new may be found. */
export function wasSearched(opened: readonly OpenedShare[], pathname: string): boolean {
  const page = opened.map(({ share }) => share.pages[pathname]).find((kept) => kept !== undefined)
  return page === undefined || page.head?.isSearched === true
}

/** Find every page that has not changed since the build before, and copy what is written down of it. */
export function findUnchanged(
  opened: readonly OpenedShare[],
  damaged: ReadonlySet<string>,
  paths: readonly SitePath[],
  { table, heads }: Tables,
): Record<string, KeptPage> {
  const shares = opened.map(({ share, isSame }) => ({
    pages: share.pages,
    isSame,
    copy: table.copyFrom(share, isSame),
    copyHead: heads.copyFrom(share),
  }))
  const find = (pathname: string): KeptPage | undefined => {
    for (const { pages, isSame, copy, copyHead } of shares) {
      const page = pages[pathname]
      if (page && isSame(page.reads) && !page.files.some(([path]) => damaged.has(path))) {
        const { files, reads, head } = page
        return { files, reads: copy(reads), ...(head && { head: copyHead(head) }) }
      }
    }
    return undefined
  }
  const unchanged: Record<string, KeptPage> = {}
  for (const { pathname } of paths) {
    const page = find(pathname)
    if (page !== undefined) unchanged[pathname] = page
  }
  return unchanged
}

/** What is written down of all pages of a share. */
interface Tables {
  readonly table: ReadTableWriter
  readonly heads: HeadTableWriter
}
