// Finds the content folder, without loading what reads it.
import { resolve } from 'node:path'

/** Return the content folder of this run: `CONTENT_DIR`, or `content` in the working directory. */
export function contentRoot(): string {
  return resolve(process.env['CONTENT_DIR'] ?? 'content')
}
