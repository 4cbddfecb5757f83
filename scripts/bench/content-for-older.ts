// Writes a content folder again in the form that an older commit of this repository reads, so that it builds the same records.
import { cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What did not change its form since commit 5fe5e91. Records that it does not know are left out. */
const asBefore = ['policies', 'examples', 'first-seen.json', 'risks.json', 'announcements.json']

/** What site.json was called, with the British name. */
export const olderSettingsFile = ['catalog', 'ue.json'].join('')

/** The fields of site.json that its predecessor had. */
const olderSettings = [
  'title',
  'shortTitle',
  'asOf',
  'tagAuthority',
  'subject',
  'question',
  'ownServices',
  'comparisons',
]

/**
 * Return the folder with which `checkout`, another checkout of this repository, builds the records of `from`. Where its
 * own content has the form of today, this is `from`; otherwise it is `to`, which is replaced. The prose is always that of
 * the checkout then, because prose uses what the views of its commit give it.
 */
export function contentForOlder(checkout: string, from: string, to: string): string {
  const own = join(checkout, 'content')
  if (existsSync(join(own, 'site.json'))) return from
  rmSync(to, { recursive: true, force: true })
  copyIfPresent(from, to, asBefore)
  copyIfPresent(own, to, existsSync(join(from, 'guides')) ? ['pages', 'guides'] : ['pages'])
  writeJson(join(to, olderSettingsFile), pick(readJson(join(from, 'site.json')), olderSettings))
  for (const file of globSync('policies/*/policy.json', { cwd: to })) {
    const { defaultVersionSource: _, ...record } = readJson(join(to, file))
    writeJson(join(to, file), record)
  }
  return to
}

function copyIfPresent(from: string, to: string, names: readonly string[]): void {
  for (const name of names)
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), { recursive: true })
}

type Fields = Readonly<Record<string, unknown>>

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)))
}

function readJson(file: string): Fields {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function writeJson(file: string, value: Fields): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}
