// Writes files of a site that are made of all of its pages.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Write files into a site's folder. Returns their names. */
export function writeFiles(
  dir: string,
  files: readonly { readonly name: string; readonly text: string }[],
): readonly string[] {
  for (const { name, text } of files) writeFileSync(join(dir, name), text)
  return files.map(({ name }) => name)
}
