// Renders one share of the site's pages and files into a folder; what has not changed since an earlier build is used again.
import { once } from 'node:events'
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ReadName } from '../../src/core/reads.ts'
import { inLists } from '../../src/site/define-reads.ts'
import { pageToMarkdown } from '../markdown/page-to-markdown.ts'
import { hasTwin, twinOf } from '../markdown/twin.ts'
import { readPageHead } from '../publishing/page-head.ts'
import { dateBytes } from '../publishing/stamp-files.ts'
import type { FilesToCheck } from './check-worker.ts'
import { groupPaths, orderPaths, policyOf, type Stage, takeGroups } from './group-paths.ts'
import { type HeadTableWriter, listSearched, startHeadTable } from './head-table.ts'
import { type KeptFile, removeFiles } from './kept-files.ts'
import { createFinder, findOfOthers, type OpenedShare } from './kept-values.ts'
import { type KeptPage, type RenderedPage, readShares, readSharesIn, writeShare } from './page-cache.ts'
import { fileOf, loadRenderer, type SitePath } from './program.ts'
import { rest, startRecording } from './read-digests.ts'
import { compareReads, type ReadTableWriter, startReadTable } from './read-table.ts'
import type { RenderedShare } from './rendered-share.ts'

export interface Share {
  /** The number of this share, from 0. */
  readonly number: number
  /** How many processes may render the site. */
  readonly of: number
  /**
   * What to render: a share of `all` paths; what has `changed` since the last build, which the first process finds out and
   * shares if it is much; or a share of the paths that another process has found to have changed.
   */
  readonly task: 'all' | 'changed' | readonly string[]
  /** Render nothing if most has changed, because a full build is faster then. */
  readonly givesUp?: boolean
  /** If the site is rendered in stages, the one to render. Lists use what the processes of the other stage have kept. */
  readonly stage?: Stage
}

/** Progress in paths: what a share has done, and how many paths all shares have, as far as this one knows. */
export interface Rendered {
  readonly done: number
  readonly total: number
}

/** Where a share is rendered to. */
export interface SharePlaces {
  /** The folder of the site. */
  readonly dir: string
  /** The folder in which this process writes down what the next build can use again. */
  readonly keepIn?: string
}

/**
 * Up to so many changed pages are rendered sooner by one process than by a second one, which has to load the catalog and
 * list its paths first.
 */
const fewChanges = (paths: number) => 600 + paths / 30

export interface ShareReports {
  readonly onProgress: (rendered: Rendered, isLast?: boolean) => void
  /** Count the groups of paths that the processes of this stage take, from 0. */
  readonly takeNext: () => Promise<number>
  /** Called once with what has changed, if other processes are to render their shares of it. */
  readonly onChanged: (pathnames: readonly string[]) => void
  /** Called once with the files of all pages to search as soon as they are written, if this process alone renders the site. */
  readonly onSearched: (files: readonly string[]) => void
  /** Called once when all is rendered. What is written down for the next build is written after that. */
  readonly onMade: (made: RenderedShare) => Promise<void>
}

/** Render a share of a bundled site. Throws when a page cannot be rendered. */
export async function renderShare(
  bundle: string,
  { dir, keepIn }: SharePlaces,
  { number, of, task, givesUp = false, stage }: Share,
  { onProgress, takeNext, onChanged, onSearched, onMade }: ShareReports,
): Promise<void> {
  process.env['SITE_SHARE'] = String(number)
  const { collect, digestOf, takeBasis, useKept, listKept } = startRecording()
  const { listPaths, render } = await loadRenderer(bundle)
  const before = task === 'changed' ? openBefore(bundle, dir, digestOf) : undefined
  if (before) useKept(createFinder(before.opened))
  if (stage === 'lists' && keepIn !== undefined) useKept(findOfOthers(readSharesIn(keepIn)))
  const paths = await listPaths()
  const table = startReadTable(digestOf, takeBasis)
  const heads = startHeadTable()
  const pages = before ? findUnchanged(before.opened, await before.damaged, paths, { table, heads }) : {}
  if (before) removeFiles(dir, listRemoved(before.opened, pages))
  const reused = Object.keys(pages).length
  const due = Array.isArray(task) ? task : listNames(paths).filter((pathname) => !(pathname in pages))
  if (givesUp && due.length > paths.length / 2) {
    return onMade({ pages: {}, rendered: [], policies: [], isGivenUp: true })
  }
  const isShared = of > 1 && (task !== 'changed' || due.length > fewChanges(paths.length))
  if (isShared && task === 'changed') onChanged(due)
  const isDue = new Set(due)
  const ours = paths.filter(({ pathname }) => isDue.has(pathname))
  const isAlone = task === 'changed' && !isShared
  const alone = isAlone ? putPagesFirst(orderPaths(ours)) : []
  const groups = isAlone ? [alone] : takeGroups(number, groupPaths(ours, stage), takeNext)
  const firstFile = alone.find((path) => !hasPage(path))
  const write = createWriter(dir)
  const total = reused + due.length
  const rendered: string[] = []
  for await (const group of groups) {
    for (const path of group) {
      onProgress({ done: reused + rendered.length, total })
      if (path === firstFile) onSearched(listSearched([{ pages }]))
      let content: string | Uint8Array | undefined
      const reads = await collect(async () => {
        content = await render(path)
      })
      const files = content === undefined ? [] : write(fileOf(path), content)
      const head = isPage(path, content) ? { head: heads.add(readPageHead(fileOf(path), content)) } : {}
      pages[path.pathname] = { files, reads: table.add([rest, ...reads]), ...head }
      rendered.push(path.pathname)
    }
    // What lists show of a policy, while its comparisons are at hand: the processes that render lists use what this one keeps.
    const policy = policyOf(group[0]?.pathname ?? '')
    if (stage === 'policies' && policy !== undefined) digestOf(`${inLists} ${policy}`)
  }
  onProgress({ done: reused + rendered.length, total }, true)
  await onMade({ pages: withoutReads(pages), rendered, ...heads.finish() })
  if (keepIn === undefined) return
  const kept = listKept()
  table.add(kept.keys())
  const values = Object.fromEntries([...kept].map(([name, write]) => [name, write()]))
  writeShare(keepIn, number, { pages, values, ...table.finish(), ...heads.finish() })
}

const withoutReads = (pages: Readonly<Record<string, KeptPage>>) =>
  Object.fromEntries(Object.entries(pages).map(([pathname, { reads: _, ...page }]) => [pathname, page]))

/** What is written down of all pages of a share. */
interface Tables {
  readonly table: ReadTableWriter
  readonly heads: HeadTableWriter
}

const hasPage = ({ route }: SitePath) => route.type === 'page'

/** Pages can be indexed while other files are rendered. */
const putPagesFirst = (paths: readonly SitePath[]) => [
  ...paths.filter(hasPage),
  ...paths.filter((path) => !hasPage(path)),
]

const isPage = (path: SitePath, content: unknown): content is string =>
  hasPage(path) && typeof content === 'string'

const listNames = (paths: readonly SitePath[]) => paths.map(({ pathname }) => pathname)

/** What the build before has kept. */
interface Before {
  readonly opened: readonly OpenedShare[]
  /** The paths of files that are not as that build has left them; whatever else is there has been removed then. */
  readonly damaged: Promise<ReadonlySet<string>>
}

function openBefore(bundle: string, dir: string, digestOf: (name: ReadName) => string): Before | undefined {
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
function listRemoved(
  opened: readonly OpenedShare[],
  pages: Readonly<Record<string, KeptPage>>,
): readonly string[] {
  return opened.flatMap(({ share }) =>
    Object.entries(share.pages)
      .filter(([pathname]) => !(pathname in pages))
      .flatMap(([, { files }]) => files.map(([path]) => path)),
  )
}

/** Find every page that has not changed since the build before, and copy what is written down of it. */
function findUnchanged(
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

/**
 * Create a function that writes a path's file, and the twin of a page that has one, with the dates of their contents. Throws
 * if one is there already.
 */
function createWriter(dir: string): (file: string, content: string | Uint8Array) => readonly KeptFile[] {
  const folders = new Set<string>()
  const put = (file: string, content: Uint8Array | string): KeptFile => {
    const folder = dirname(file)
    if (!folders.has(folder)) mkdirSync(join(dir, folder), { recursive: true })
    folders.add(folder)
    const [bytes, path] = [typeof content === 'string' ? Buffer.from(content) : content, join(dir, file)]
    writeFileSync(path, bytes, { flag: 'wx' })
    const date = dateBytes(bytes)
    utimesSync(path, date, date)
    return [file, bytes.length, date]
  }
  return (file, content) => {
    const written = put(file, content)
    if (typeof content !== 'string' || !hasTwin(content)) return [written]
    return [written, put(twinOf(file), pageToMarkdown(content))]
  }
}
