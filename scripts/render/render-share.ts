// Renders one share of the site's pages and files into a folder; what has not changed since an earlier build is used again.
import { inLists } from '../../src/site/define-reads.ts'
import { readPageHead } from '../publishing/page-head.ts'
import { groupPaths, orderPaths, policyOf, type Stage, takeGroups } from './group-paths.ts'
import { listSearched, startHeadTable } from './head-table.ts'
import { removeFiles } from './kept-files.ts'
import { createFinder, findOfOthers } from './kept-values.ts'
import { type KeptPage, readSharesIn, writeShare } from './page-cache.ts'
import { fileOf, loadRenderer, type SitePath } from './program.ts'
import { rest, startRecording } from './read-digests.ts'
import { startReadTable } from './read-table.ts'
import type { RenderedShare } from './rendered-share.ts'
import { findUnchanged, listRemoved, openBefore, wasSearched } from './unchanged-pages.ts'
import { createWriter } from './write-page.ts'

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
  /** Called once with the files of all pages to search as far as the build before tells, if this process alone renders the site. */
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
  // Pages can be indexed while the rest is rendered.
  const maySearch = (path: SitePath) => hasPage(path) && wasSearched(before?.opened ?? [], path.pathname)
  const alone = isAlone ? putFirst(orderPaths(ours), maySearch) : []
  const groups = isAlone ? [alone] : takeGroups(number, groupPaths(ours, stage), takeNext)
  const firstOther = alone.find((path) => !maySearch(path))
  const write = createWriter(dir)
  const total = reused + due.length
  const rendered: string[] = []
  for await (const group of groups) {
    for (const path of group) {
      onProgress({ done: reused + rendered.length, total })
      if (path === firstOther) onSearched(listSearched([{ pages }]))
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

const hasPage = ({ route }: SitePath) => route.type === 'page'

const putFirst = (paths: readonly SitePath[], test: (path: SitePath) => boolean) => [
  ...paths.filter(test),
  ...paths.filter((path) => !test(path)),
]

const isPage = (path: SitePath, content: unknown): content is string =>
  hasPage(path) && typeof content === 'string'

const listNames = (paths: readonly SitePath[]) => paths.map(({ pathname }) => pathname)
