// Finds the content folder, without loading what reads it.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Return the content folder of this run: `CONTENT_DIR`, or `content` in the working directory. */
export function contentRoot(): string {
  return resolve(process.env['CONTENT_DIR'] ?? 'content')
}

/** Tell whether the content folder has a folder of a name. */
export function hasFolder(name: string): boolean {
  return existsSync(join(contentRoot(), name))
}
