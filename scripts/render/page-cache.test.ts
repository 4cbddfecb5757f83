import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import {
  hasPages,
  type KeptShare,
  keepShares,
  linkFiles,
  makeSharesFolder,
  readShares,
  takeFiles,
  writeShare,
} from './page-cache.ts'

const root = mkdtempSync(join(tmpdir(), 'page-cache-'))
const made = [root]
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true })
})

const all = ['index.html', 'a/index.html', 'a/index.md']

const share: KeptShare = {
  names: [['policy A', 'digest']],
  groups: [],
  values: { 'list A': Uint8Array.of(1, 2, 3), 'list B': new Uint8Array(), 'list C': Uint8Array.of(4) },
  policies: [],
  pages: { '/': { files: [['index.html', 3, 0]], reads: [0] } },
}

/** A place for the pages of one bundle, and a folder for its site. */
function makePlace(name: string, parent = root) {
  const [bundle, folder, dir] = [join(root, 'bundles', name), join(root, name), join(parent, `${name}-site`)]
  mkdirSync(bundle, { recursive: true })
  const files = join(folder, name, 'files')
  /** Build a site in which some files are new, and replace the one before. */
  const build = async (text: string, changed: readonly string[], isFull = false) => {
    const site = await takeFiles(bundle, isFull, folder)
    const found = all.filter((file) => existsSync(join(site, file)))
    for (const file of changed) {
      mkdirSync(dirname(join(site, file)), { recursive: true })
      rmSync(join(site, file), { force: true })
      writeFileSync(join(site, file), text)
    }
    const shares = makeSharesFolder(bundle, folder)
    writeShare(shares, 0, share)
    const keepFiles = keepShares(bundle, shares, site, folder)
    const replaced = existsSync(dir) ? `${dir}-previous` : undefined
    if (replaced !== undefined) renameSync(dir, replaced)
    renameSync(site, dir)
    keepFiles({ dir, replaced, all, changed })
    if (replaced !== undefined) rmSync(replaced, { recursive: true, force: true })
    return found
  }
  return { bundle, folder, dir, files, build }
}

const read = (dir: string) => all.map((file) => readFileSync(join(dir, file), 'utf8'))
const inodes = (dir: string) => all.map((file) => statSync(join(dir, file)).ino)

test('what processes have written down is read again', async () => {
  const { bundle, folder, build } = makePlace('written')
  expect(hasPages(bundle, folder)).toBe(false)
  expect(readShares(bundle, folder)).toBeUndefined()
  await build('one', all)
  expect(hasPages(bundle, folder)).toBe(true)
  const [read, ...others] = readShares(bundle, folder) ?? []
  expect(others).toEqual([])
  const values = Object.entries(read?.values ?? {}).map(([name, bytes]) => [name, Uint8Array.from(bytes)])
  expect({ ...read, values: Object.fromEntries(values) }).toEqual(share)
})

test('the first site is linked, and the next is built in those files; the replaced folder is kept then', async () => {
  const { folder, dir, files, build } = makePlace('next')
  expect(await build('one', all)).toEqual([])
  expect(inodes(files)).toEqual(inodes(dir))
  const first = statSync(dir).ino
  expect(await build('two', ['a/index.md'])).toEqual(all)
  expect(statSync(files).ino).toBe(first)
  expect(read(dir)).toEqual(['one', 'one', 'two'])
  expect(read(files)).toEqual(read(dir))
  expect(inodes(files)).toEqual(inodes(dir))
  expect(await build('three', ['index.html'])).toEqual(all)
  expect(read(files)).toEqual(['three', 'one', 'two'])
  expect(readdirSync(join(folder, 'next'))).toHaveLength(3)
})

test('files that were linked before the site replaced another are kept', async () => {
  const { bundle, folder, dir, files, build } = makePlace('linked')
  await build('one', all)
  const site = await takeFiles(bundle, true, folder)
  for (const file of all) {
    mkdirSync(dirname(join(site, file)), { recursive: true })
    writeFileSync(join(site, file), 'two')
  }
  linkFiles(site, [...all, 'missing.html'])
  expect(existsSync(`${site}.linked`)).toBe(false)
  linkFiles(site, all)
  const linked = inodes(`${site}.linked`)
  const shares = makeSharesFolder(bundle, folder)
  writeShare(shares, 0, share)
  const keepFiles = keepShares(bundle, shares, site, folder)
  const replaced = `${dir}-previous`
  renameSync(dir, replaced)
  renameSync(site, dir)
  keepFiles({ dir, replaced, all, changed: all })
  rmSync(replaced, { recursive: true })
  expect(inodes(files)).toEqual(linked)
  expect(inodes(dir)).toEqual(linked)
  expect(existsSync(`${site}.linked`)).toBe(false)
  expect(await build('three', ['index.html'])).toEqual(all)
})

test('a folder that another build has made is not kept: all files are linked', async () => {
  const { dir, files, build } = makePlace('other')
  await build('one', all)
  rmSync(dir, { recursive: true })
  mkdirSync(dir)
  const foreign = statSync(dir).ino
  await build('two', ['a/index.md'])
  expect(read(files)).toEqual(['one', 'one', 'two'])
  expect(statSync(files).ino).not.toBe(foreign)
  rmSync(dir, { recursive: true })
  await build('three', ['index.html'])
  expect(read(files)).toEqual(['three', 'one', 'two'])
})

test('a full build starts with nothing, and so does one whose record is gone', async () => {
  const { bundle, folder, build } = makePlace('full')
  await build('one', all)
  expect(await build('two', all, true)).toEqual([])
  rmSync(join(folder, 'full', 'manifest.json'))
  expect(hasPages(bundle, folder)).toBe(false)
  expect(await build('three', all)).toEqual([])
})

test('a build takes what a killed one has left, under a name of its own', async () => {
  const { bundle, folder, dir, files, build } = makePlace('killed')
  await build('one', all)
  renameSync(files, `${files}.1`)
  const taken = await takeFiles(bundle, false, folder)
  expect(taken).not.toBe(`${files}.1`)
  expect(read(taken)).toEqual(['one', 'one', 'one'])
  expect(await build('two', ['index.html'])).toEqual(all)
  mkdirSync(`${files}.0`)
  expect(await build('three', ['a/index.md'])).toEqual(all)
  expect(read(dir)).toEqual(['two', 'one', 'three'])
  expect(readdirSync(join(folder, 'killed')).filter((name) => name.startsWith('files'))).toEqual(['files'])
})

test('pages of bundles that are gone are forgotten', async () => {
  const { folder, build } = makePlace('last')
  mkdirSync(join(folder, 'old'), { recursive: true })
  await build('one', all)
  expect(existsSync(join(folder, 'old'))).toBe(false)
})

const memory = '/dev/shm'
const isOtherDisk = existsSync(memory) && statSync(memory).dev !== statSync(root).dev

test.skipIf(!isOtherDisk)(
  'if the site was copied to another disk, the folder that it was built in is kept',
  async () => {
    const { bundle, folder, files } = makePlace('far')
    const site = await takeFiles(bundle, false, folder)
    writeFileSync(join(site, 'index.html'), 'one')
    const shares = makeSharesFolder(bundle, folder)
    const elsewhere = mkdtempSync(join(memory, 'page-cache-'))
    made.push(elsewhere)
    keepShares(bundle, shares, site, folder)({ dir: elsewhere, replaced: undefined, all, changed: all })
    expect(readFileSync(join(files, 'index.html'), 'utf8')).toBe('one')
  },
)
