// Renders one share of the site's pages and files into a folder; what has not changed since an earlier build is used again.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ReadName } from '../../src/core/reads.ts'
import { pageToMarkdown } from '../markdown/page-to-markdown.ts'
import { hasTwin, twinOf } from '../markdown/twin.ts'
import { type KeptPage, type KeptShare, openPages } from './page-cache.ts'
import { fileOf, loadRenderer } from './program.ts'
import { startRecording } from './read-digests.ts'
import { compareReads, type ReadTableWriter, startReadTable } from './read-table.ts'
import { orderPaths, sharePaths } from './share-paths.ts'

export interface Share {
  /** The number of this share, from 0. */
  readonly number: number
  /** How many processes render the site. */
  readonly of: number
  /** Render every page, whatever is kept. */
  readonly isFull: boolean
}

/** Progress of a share, in paths. `total` is 0 until the paths are known. */
export interface Rendered {
  readonly done: number
  readonly total: number
}

/** What a share consists of in the end, for the next build. */
export interface RenderedShare extends KeptShare {
  /** How many of its paths were used again. */
  readonly reused: number
}

/** Every page depends on what no name stands for, such as the snapshot. */
const rest: ReadName = 'rest all'

/** Render a share of a bundled site into `dir`. Throws when a page cannot be rendered. */
export async function renderShare(
  bundle: string,
  dir: string,
  share: Share,
  onProgress: (rendered: Rendered) => void,
): Promise<RenderedShare> {
  process.env['SITE_SHARE'] = String(share.number)
  const { collect, digestOf } = startRecording()
  const { listPaths, render } = await loadRenderer(bundle)
  const paths = await listPaths()
  const shareOf = sharePaths(
    paths.map(({ pathname }) => pathname),
    share.of,
  )
  const ours = orderPaths(paths.filter(({ pathname }) => shareOf(pathname) === share.number))
  const table = startReadTable(digestOf)
  const findKept = share.isFull ? () => undefined : openKept(bundle, digestOf, table)
  const write = createWriter(dir)
  const pages: Record<string, KeptPage> = {}
  let reused = 0
  for (const [done, path] of ours.entries()) {
    onProgress({ done, total: ours.length })
    const kept = findKept(path.pathname, dir)
    if (kept !== undefined) {
      pages[path.pathname] = kept
      reused += 1
      continue
    }
    let content: string | Uint8Array | undefined
    const reads = await collect(async () => {
      content = await render(path)
    })
    const files = content === undefined ? [] : write(fileOf(path), content)
    pages[path.pathname] = { files, reads: table.add([rest, ...reads]) }
  }
  onProgress({ done: ours.length, total: ours.length })
  return { pages, reused, ...table.finish() }
}

/** Create a function that restores a page, if it has not changed since an earlier build, and copies its reads. */
function openKept(
  bundle: string,
  digestOf: (name: ReadName) => string,
  table: ReadTableWriter,
): (pathname: string, dir: string) => KeptPage | undefined {
  const cache = openPages(bundle)
  const shares = (cache?.shares ?? []).map((share) => ({
    pages: share.pages,
    isUnchanged: compareReads(share, digestOf),
    copy: table.copyFrom(share),
  }))
  return (pathname, dir) => {
    for (const { pages, isUnchanged, copy } of shares) {
      const page = pages[pathname]
      if (page && isUnchanged(page.reads) && cache?.restore(page, dir)) {
        return { files: page.files, reads: copy(page.reads) }
      }
    }
    return undefined
  }
}

/** Create a function that writes a path's file, and the twin of a page that has one. Throws if one is there already. */
function createWriter(dir: string): (file: string, content: string | Uint8Array) => readonly string[] {
  const folders = new Set<string>()
  const put = (file: string, content: Uint8Array | string) => {
    const folder = dirname(file)
    if (!folders.has(folder)) mkdirSync(join(dir, folder), { recursive: true })
    folders.add(folder)
    writeFileSync(join(dir, file), content, { flag: 'wx' })
  }
  return (file, content) => {
    put(file, content)
    if (typeof content !== 'string' || !hasTwin(content)) return [file]
    put(twinOf(file), pageToMarkdown(content))
    return [file, twinOf(file)]
  }
}
