// Writes what a build makes from views with a plain loop and template strings into the folder given as argument: no Astro, no
// components, no finished HTML. With the number of a share as second argument, it is one of the processes that do so.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { loadSnapshot } from '../../src/data/action-snapshot.ts'
import { loadContent } from '../../src/data/records.ts'
import { buildSite, type Site } from '../../src/site/site.ts'
import { createUrls } from '../../src/site/urls.ts'
import { toPageView } from '../../src/views/frame/page-view.ts'
import { orderPaths } from '../render/group-paths.ts'
import { listPlainPaths } from './plain/list-paths.ts'
import type { PlainPath } from './plain/plain-path.ts'
import { sharePaths } from './plain/share-paths.ts'
import { writeMarkdown, writePage, writeXml } from './plain/write-view.ts'

const [dir = '', share] = process.argv.slice(2)
const processes = availableParallelism()

if (share === undefined) {
  const [file = ''] = process.argv.slice(1)
  const ended = Array.from({ length: processes }, async (_, number) => {
    const child = spawn(process.execPath, [file, dir, String(number)], { stdio: 'inherit' })
    const [status] = await once(child, 'close')
    return status
  })
  if ((await Promise.all(ended)).some((status) => status !== 0)) process.exitCode = 1
} else await writeShare(Number(share))

/** Write the paths of one share, which are those that a process of the build would render. */
async function writeShare(number: number): Promise<void> {
  const site = buildSite(await loadContent(), await loadSnapshot(), createUrls('http://localhost:4321', '/'))
  const paths = listPlainPaths(site)
  const shareOf = sharePaths(
    paths.map(({ pathname }) => pathname),
    processes,
  )
  const folders = new Set<string>()
  for (const path of orderPaths(paths)) {
    if (shareOf(path.pathname) !== number) continue
    for (const [file, text] of writePath(site, path)) {
      const folder = dirname(file)
      if (!folders.has(folder)) mkdirSync(join(dir, folder), { recursive: true })
      folders.add(folder)
      writeFileSync(join(dir, file), text)
    }
  }
}

function writePath(
  site: Site,
  { pathname, toView, hasTwin }: PlainPath,
): readonly (readonly [string, string])[] {
  const view = toView()
  const file = decodeURIComponent(pathname)
  if (file.endsWith('.json')) return [[file, JSON.stringify(view)]]
  if (file.endsWith('.xml')) return [[file, writeXml('feed', view)]]
  if (!file.endsWith('/')) return [[file, typeof view === 'string' ? view : writeMarkdown(file, view)]]
  const frame = toPageView(site, { kind: 'policy', title: file, description: file, path: pathname })
  const page = [`${file}index.html`, writePage(file, frame, view)] as const
  return hasTwin ? [page, [`${file}index.md`, writeMarkdown(file, view)]] : [page]
}
