// Writes the files of a path into the site's folder.
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pageToMarkdown } from '../markdown/page-to-markdown.ts'
import { hasTwin, twinOf } from '../markdown/twin.ts'
import { dateBytes } from '../publishing/stamp-files.ts'
import type { KeptFile } from './kept-files.ts'

/**
 * Create a function that writes a path's file, and the twin of a page that has one, with the dates of their contents. Throws
 * if one is there already.
 */
export function createWriter(
  dir: string,
): (file: string, content: string | Uint8Array) => readonly KeptFile[] {
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
