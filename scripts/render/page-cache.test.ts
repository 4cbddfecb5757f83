import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type KeptShare, keepPages, openPages } from './page-cache.ts'

const root = mkdtempSync(join(tmpdir(), 'page-cache-'))
const made = [root]
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true })
})

const page = { files: ['a/index.html', 'a/index.md'], reads: [0] }
const share: KeptShare = {
  names: [['policy A', 'digest']],
  groups: [],
  values: {},
  policies: [],
  pages: { '/a/': page },
}

/** Make a site with one page, and keep it. */
function keep(name: string, place = root) {
  const [bundle, site, folder] = [join(root, 'bundles', name), join(place, `${name}-site`), join(root, name)]
  for (const dir of [bundle, join(site, 'a')]) mkdirSync(dir, { recursive: true })
  for (const file of page.files) writeFileSync(join(site, file), `${name} ${file}`)
  keepPages(bundle, site, [share], folder)
  return { bundle, folder, site, files: join(folder, name, 'files') }
}

test('a kept page is restored with its bytes and dates', async () => {
  const { bundle, folder, site } = keep('whole')
  const to = join(root, 'restored')
  const cache = openPages(bundle, folder)
  expect(cache?.shares).toEqual([share])
  expect(cache?.isWhole(page)).toBe(true)
  await cache?.restore([page], to)
  for (const file of page.files) {
    expect(readFileSync(join(to, file), 'utf8')).toBe(`whole ${file}`)
    expect(statSync(join(to, file)).mtimeMs).toBe(statSync(join(site, file)).mtimeMs)
  }
})

test('a page of which a file was changed, cut off or removed is not whole', () => {
  for (const [name, harm] of [
    ['changed', (file: string) => writeFileSync(file, `changed ${page.files[1]}`.toUpperCase())],
    ['short', (file: string) => writeFileSync(file, '')],
    ['gone', (file: string) => rmSync(file)],
  ] as const) {
    const { bundle, folder, files } = keep(name)
    harm(join(files, page.files[1] ?? ''))
    expect(openPages(bundle, folder)?.isWhole(page)).toBe(false)
  }
})

test('without its manifest, nothing is kept, and pages of bundles that are gone are forgotten', () => {
  const { bundle, folder } = keep('cut')
  rmSync(join(folder, 'cut', 'manifest.json'))
  expect(openPages(bundle, folder)).toBeUndefined()
  mkdirSync(join(folder, 'old'))
  keepPages(bundle, join(root, 'cut-site'), [share], folder)
  expect(existsSync(join(folder, 'old'))).toBe(false)
  expect(openPages(bundle, folder)).toBeDefined()
})

test('a page that stays is kept as it is, one that has changed anew, and one that is gone no longer', () => {
  const { bundle, folder, site, files } = keep('next')
  const [html = '', md = ''] = page.files.map((file) => join(files, file))
  const before = statSync(html).ino
  rmSync(join(site, 'a/index.md'))
  writeFileSync(join(site, 'a/index.md'), 'new')
  keepPages(bundle, site, [share], folder)
  expect(statSync(html).ino).toBe(before)
  expect(readFileSync(md, 'utf8')).toBe('new')
  expect(openPages(bundle, folder)?.isWhole(page)).toBe(true)
  keepPages(bundle, site, [{ ...share, pages: { '/a/': { ...page, files: ['a/index.html'] } } }], folder)
  expect(existsSync(html)).toBe(true)
  expect(existsSync(md)).toBe(false)
})

const memory = '/dev/shm'
const isOtherDisk = existsSync(memory) && statSync(memory).dev !== statSync(root).dev

test.skipIf(!isOtherDisk)('a site on another disk is copied, with the dates of its files', async () => {
  const elsewhere = mkdtempSync(join(memory, 'page-cache-'))
  made.push(elsewhere)
  const { bundle, folder } = keep('far', elsewhere)
  const to = join(elsewhere, 'restored')
  await openPages(bundle, folder)?.restore([page], to)
  expect(readFileSync(join(to, 'a/index.md'), 'utf8')).toBe('far a/index.md')
})

test('pages cannot be restored once a file is gone', async () => {
  const { bundle, folder, files } = keep('lost')
  const cache = openPages(bundle, folder)
  rmSync(join(files, page.files[1] ?? ''))
  await expect(cache?.restore([page], join(root, 'lost-restored'))).rejects.toThrow('ENOENT')
})
