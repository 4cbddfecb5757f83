// Writes the licenses of the packages that the packed command includes.
import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The licenses under which a package may be included. */
const accepted = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0']

/** Write one file with the license of every package. Throws if one is missing or not accepted. */
export async function writeNotices(file: string, packages: readonly string[]): Promise<void> {
  const parts = await Promise.all(packages.map(readNotice))
  await writeFile(file, `${parts.join('\n\n---\n\n')}\n`)
}

async function readNotice(name: string): Promise<string> {
  const folder = join('node_modules', name)
  const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  if (!accepted.includes(license))
    throw new Error(`${name}: found the license ${license}, expected one of ${accepted.join(', ')}`)
  const [file] = globSync('{LICEN[CS]E,licen[cs]e}*', { cwd: folder })
  const text = file === undefined ? `License: ${license}` : await readFile(join(folder, file), 'utf8')
  return `${name} ${version}\n\n${text.trim()}`
}
