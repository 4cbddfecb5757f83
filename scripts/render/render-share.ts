// Renders one share of the site's pages and files into a folder.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pageToMarkdown } from '../markdown/page-to-markdown.ts'
import { hasTwin, twinOf } from '../markdown/twin.ts'
import { fileOf, loadRenderer } from './program.ts'
import { orderPaths, sharePaths } from './share-paths.ts'

export interface Share {
  /** The number of this share, from 0. */
  readonly number: number
  /** How many processes render the site. */
  readonly of: number
}

/** Progress of a share, in paths. `total` is 0 until the paths are known. */
export interface Rendered {
  readonly done: number
  readonly total: number
}

/** Render a share of a bundled site into `dir`. Throws when a page cannot be rendered. */
export async function renderShare(
  bundle: string,
  dir: string,
  share: Share,
  onProgress: (rendered: Rendered) => void,
): Promise<void> {
  process.env['SITE_SHARE'] = String(share.number)
  const { listPaths, render } = await loadRenderer(bundle)
  const paths = await listPaths()
  const shareOf = sharePaths(
    paths.map(({ pathname }) => pathname),
    share.of,
  )
  const ours = orderPaths(paths.filter(({ pathname }) => shareOf(pathname) === share.number))
  const write = createWriter(dir)
  for (const [done, path] of ours.entries()) {
    onProgress({ done, total: ours.length })
    const content = await render(path)
    if (content !== undefined) write(fileOf(path), content)
  }
  onProgress({ done: ours.length, total: ours.length })
}

/** Create a function that writes a file, and the Markdown twin of a page that has one. Throws on a second one of a name. */
function createWriter(dir: string): (file: string, content: Uint8Array) => void {
  const folders = new Set<string>()
  const put = (file: string, content: Uint8Array | string) => {
    const folder = dirname(file)
    if (!folders.has(folder)) mkdirSync(join(dir, folder), { recursive: true })
    folders.add(folder)
    writeFileSync(join(dir, file), content, { flag: 'wx' })
  }
  return (file, content) => {
    put(file, content)
    if (!file.endsWith('.html')) return
    const html = new TextDecoder().decode(content)
    if (hasTwin(html)) put(twinOf(file), pageToMarkdown(html))
  }
}
