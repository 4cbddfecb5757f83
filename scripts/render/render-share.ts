// Renders one share of the site's pages and files into a folder; what has not changed since an earlier build is used again.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ReadName } from '../../src/core/reads.ts'
import { pageToMarkdown } from '../markdown/page-to-markdown.ts'
import { hasTwin, twinOf } from '../markdown/twin.ts'
import { type Kept, type KeptPage, openPages, type PageCache } from './page-cache.ts'
import { fileOf, loadRenderer } from './program.ts'
import { startRecording } from './read-digests.ts'
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

/** What a share consists of in the end. */
export interface RenderedShare extends Kept {
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
  const kept = share.isFull ? undefined : openPages(bundle)
  const write = createWriter(dir)
  const pages: Record<string, KeptPage> = {}
  let reused = 0
  for (const [done, path] of ours.entries()) {
    onProgress({ done, total: ours.length })
    const before = kept?.pages[path.pathname]
    if (
      kept !== undefined &&
      before !== undefined &&
      isUnchanged(before, kept, digestOf) &&
      kept.restore(before, dir)
    ) {
      pages[path.pathname] = before
      reused += 1
      continue
    }
    let content: Uint8Array | undefined
    const reads = await collect(async () => {
      content = await render(path)
    })
    const files = content === undefined ? [] : write(fileOf(path), content)
    pages[path.pathname] = { files, reads: [rest, ...reads] }
  }
  onProgress({ done: ours.length, total: ours.length })
  const names = new Set(Object.values(pages).flatMap(({ reads }) => reads))
  return { pages, reused, digests: Object.fromEntries([...names].map((name) => [name, digestOf(name)])) }
}

function isUnchanged(
  { reads }: KeptPage,
  { digests }: PageCache,
  digestOf: (name: ReadName) => string,
): boolean {
  return reads.every((name) => digests[name] === digestOf(name))
}

/** Create a function that writes a path's file, and the twin of a page that has one. Throws if one is there already. */
function createWriter(dir: string): (file: string, content: Uint8Array) => readonly string[] {
  const folders = new Set<string>()
  const put = (file: string, content: Uint8Array | string) => {
    const folder = dirname(file)
    if (!folders.has(folder)) mkdirSync(join(dir, folder), { recursive: true })
    folders.add(folder)
    writeFileSync(join(dir, file), content, { flag: 'wx' })
  }
  return (file, content) => {
    put(file, content)
    if (!file.endsWith('.html')) return [file]
    const html = new TextDecoder().decode(content)
    if (!hasTwin(html)) return [file]
    put(twinOf(file), pageToMarkdown(html))
    return [file, twinOf(file)]
  }
}
