// Puts the filters of a Pagefind index in a fixed order.
// Pagefind 1.5.2 writes filters and their values in an order that differs from run to run; 1.6.0 does not.
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { readArray, sortArray } from './cbor.ts'

// Once decompressed, every file starts with these bytes; CBOR follows.
const signature = Buffer.from('pagefind_dcd')

interface Entry {
  readonly languages: Readonly<Record<string, { readonly hash: string }>>
}

/** Sort the filters of a search index. Throws when a file is not in this Pagefind version's format. */
export function sortSearchIndex(dir: string): void {
  const entryPath = join(dir, 'pagefind-entry.json')
  const text = readFileSync(entryPath, 'utf8')
  const entry: Entry = JSON.parse(text)
  const renamed = Object.values(entry.languages).map(({ hash }) => [hash, sortLanguage(dir, hash)] as const)
  writeFileSync(
    entryPath,
    renamed.reduce((all, [before, after]) => all.replaceAll(before, after), text),
  )
}

/** Sort one language's filters and the list of them. Returns the new name of that list. */
function sortLanguage(dir: string, name: string): string {
  const metaPath = join(dir, `pagefind.${name}.pf_meta`)
  let meta = unpack(metaPath)
  for (const filter of listFilters(meta)) {
    const after = rename(dir, filter)
    // The names have the same length, so nothing else in the list moves.
    meta = replaceText(meta, filter, after)
  }
  meta = sortArray(meta, readArray(meta, filtersAt(meta)))
  const after = hashName(name, meta)
  rmSync(metaPath)
  pack(join(dir, `pagefind.${after}.pf_meta`), meta)
  return after
}

/** Sort one filter's values and rename its file after its new contents. */
function rename(dir: string, name: string): string {
  const path = join(dir, 'filter', `${name}.pf_filter`)
  const filter = unpack(path)
  // [name, [[value, pages], …]]
  const values = readArray(filter, signature.length).elements[1]
  if (values === undefined) throw new Error(`${path} contains no values.`)
  const sorted = sortArray(filter, readArray(filter, values.start))
  const after = hashName(name, sorted)
  rmSync(path)
  pack(join(dir, 'filter', `${after}.pf_filter`), sorted)
  return after
}

/** List the names of the filters: `[[name, file], …]`. */
function listFilters(meta: Buffer): readonly string[] {
  return readArray(meta, filtersAt(meta)).elements.map(({ start }) => {
    const file = readArray(meta, start).elements[1]
    // The head is one byte, because the names are shorter than 24 characters.
    return file === undefined ? '' : meta.subarray(file.start + 1, file.end).toString()
  })
}

/** Find the start of the filters in the index's top-level list: `[version, pages, words, filters, …]`. */
function filtersAt(meta: Buffer): number {
  const filters = readArray(meta, signature.length).elements[3]
  if (filters === undefined) throw new Error('The search index lists no filters.')
  return filters.start
}

/** Make a name like Pagefind's, such as `en_4d979d4`, from a file's contents. */
function hashName(before: string, contents: Buffer): string {
  const [language = '', hash = ''] = before.split('_')
  return `${language}_${createHash('sha256').update(contents).digest('hex').slice(0, hash.length)}`
}

function replaceText(bytes: Buffer, before: string, after: string): Buffer {
  const at = bytes.indexOf(before)
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(after), bytes.subarray(at + before.length)])
}

function unpack(path: string): Buffer {
  const bytes = gunzipSync(readFileSync(path))
  if (!bytes.subarray(0, signature.length).equals(signature))
    throw new Error(`${path} is not a Pagefind file.`)
  return bytes
}

function pack(path: string, bytes: Buffer): void {
  writeFileSync(path, gzipSync(bytes, { level: 9 }))
}
