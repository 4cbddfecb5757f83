import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { moveFolder, moveOrCopyFolder } from './move-folder.ts'

const memory = '/dev/shm'
const isOtherDisk = existsSync(memory) && statSync(memory).dev !== statSync(tmpdir()).dev
const [here, there] = [tmpdir(), isOtherDisk ? memory : tmpdir()].map((parent) =>
  mkdtempSync(join(parent, 'move-folder-')),
) as [string, string]
afterAll(() => {
  for (const dir of [here, there]) rmSync(dir, { recursive: true })
})

const date = Date.UTC(2001, 0, 1) / 1000

function makeFolder(name: string): string {
  const dir = join(here, name)
  mkdirSync(join(dir, 'a'), { recursive: true })
  writeFileSync(join(dir, 'a/page.html'), name)
  utimesSync(join(dir, 'a/page.html'), date, date)
  return dir
}

test('a folder is moved on its own disk', () => {
  const [from, to] = [makeFolder('near'), join(here, 'moved')]
  const { ino } = statSync(from)
  expect(moveFolder(from, to)).toBe(true)
  expect(statSync(to).ino).toBe(ino)
  expect(existsSync(from)).toBe(false)
})

test.skipIf(!isOtherDisk)(
  'to another disk it is copied, with the dates of its files, or left alone',
  async () => {
    const [from, to] = [makeFolder('far'), join(there, 'copied')]
    expect(moveFolder(from, to)).toBe(false)
    expect(existsSync(to)).toBe(false)
    await moveOrCopyFolder(from, to)
    expect(readFileSync(join(to, 'a/page.html'), 'utf8')).toBe('far')
    expect(statSync(join(to, 'a/page.html')).mtimeMs).toBe(date * 1000)
  },
)

test('a folder that is not there is an error', async () => {
  await expect(moveOrCopyFolder(join(here, 'none'), join(here, 'other'))).rejects.toThrow('ENOENT')
})
