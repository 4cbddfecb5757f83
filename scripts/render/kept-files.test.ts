import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type KeptFile, leaveOnly, removeFiles } from './kept-files.ts'

const root = mkdtempSync(join(tmpdir(), 'kept-files-'))
afterAll(() => rmSync(root, { recursive: true }))

const date = Date.UTC(2001, 0, 1) / 1000
const paths = ['index.html', 'a/index.html', 'a/index.md', 'a/b/c/index.html']

function makeSite(name: string) {
  const dir = join(root, name)
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
    utimesSync(join(dir, path), date, date)
  }
  for (const path of paths) write(path, path)
  return { dir, write, kept: paths.map((path): KeptFile => [path, path.length, date]) }
}

const list = (dir: string) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort()

test('files that are as they were stay, with their folders', () => {
  const { dir, kept } = makeSite('same')
  const before = list(dir)
  expect(leaveOnly(dir, kept)).toEqual([])
  expect(list(dir)).toEqual(before)
})

test('files and folders that nobody has kept are removed', () => {
  const { dir, write, kept } = makeSite('more')
  const before = list(dir)
  write('other.html', '')
  write('a/b/other.html', '')
  write('pagefind/x/y.js', '')
  symlinkSync(join(dir, 'index.html'), join(dir, 'a/link.html'))
  symlinkSync(join(dir, 'a'), join(dir, 'linked'))
  expect(leaveOnly(dir, kept)).toEqual([])
  expect(list(dir)).toEqual(before)
})

test('a file that was changed, cut off, touched or replaced by something else is removed and reported', () => {
  for (const [name, harm] of [
    ['changed', (file: string) => writeFileSync(file, 'A/index.html')],
    ['short', (file: string) => writeFileSync(file, '')],
    ['touched', (file: string) => utimesSync(file, date, date + 1)],
    ['gone', (file: string) => rmSync(file)],
    [
      'linked',
      (file: string) => {
        rmSync(file)
        symlinkSync('index.md', file)
      },
    ],
    [
      'folder',
      (file: string) => {
        rmSync(file)
        mkdirSync(file)
      },
    ],
  ] as const) {
    const { dir, kept } = makeSite(name)
    harm(join(dir, 'a/index.html'))
    expect(leaveOnly(dir, kept), name).toEqual(['a/index.html'])
    expect(existsSync(join(dir, 'a/index.html')), name).toBe(false)
    expect(existsSync(join(dir, 'a/index.md')), name).toBe(true)
  }
})

test('a file in the place of a folder is removed, and all that was in it is reported', () => {
  const { dir, write, kept } = makeSite('file')
  rmSync(join(dir, 'a/b'), { recursive: true })
  write('a/b', '')
  expect(leaveOnly(dir, kept)).toEqual(['a/b/c/index.html'])
  expect(existsSync(join(dir, 'a/b'))).toBe(false)
})

test('of removed files, only folders that are empty then go as well', () => {
  const { dir } = makeSite('removed')
  removeFiles(dir, ['a/b/c/index.html', 'a/index.md', 'gone/x/index.html'])
  expect(list(dir)).toEqual(['a', 'a/index.html', 'index.html'])
  removeFiles(dir, ['a/index.html', 'index.html'])
  expect(statSync(dir).isDirectory()).toBe(true)
  expect(list(dir)).toEqual([])
})
