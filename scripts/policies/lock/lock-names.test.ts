// Tests which of the named policies the lock command writes down.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { lock } from '../commands/lock.ts'
import { folderKnowledge } from '../knowledge/folder-knowledge.ts'

const dir = mkdtempSync(join(tmpdir(), 'lock-names-'))
const file = join(dir, 'lock.json')
afterAll(() => rmSync(dir, { recursive: true, force: true }))
beforeEach(() => {
  rmSync(file, { force: true })
  vi.spyOn(console, 'log').mockReturnValue()
})

const write = (names: readonly string[], skipUnknown: boolean) =>
  lock({ names, source: 'catalog', file, force: false, skipUnknown }, folderKnowledge)

const found = ['AmazonConnect_FullAccess', 'ReadOnlyAccess', 'AmazonConnect_FullAccess', 'ReadOnlyAccess']

test('names that the catalog does not have are refused, with what to do about them', async () => {
  await expect(write([...found, 'AmazonConnect_FulAccess'], false)).rejects.toThrow(
    [
      'ReadOnlyAccess: the catalog has no such policy',
      'ReadOnlyAccess: the catalog has no such policy',
      'AmazonConnect_FulAccess: the catalog has no such policy; did you mean AmazonConnect_FullAccess?',
      '--skip-unknown leaves out what the catalog does not have; --source reads the policies that an account uses.',
    ].join('\n'),
  )
  expect(existsSync(file)).toBe(false)
})

test('or are left out and listed, each once', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue()
  expect(await write(found, true)).toBe(0)
  expect(error.mock.calls).toEqual([
    ['lock: left out, because the catalog does not have them: ReadOnlyAccess'],
  ])
  const { policies } = JSON.parse(readFileSync(file, 'utf8'))
  expect(policies.map(({ name }: { name: string }) => name)).toEqual(['AmazonConnect_FullAccess'])
})

test('a version that does not exist is refused all the same, and so is a lock of nothing', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  await expect(write(['AmazonConnect_FullAccess@v99'], true)).rejects.toThrow('@v99: expected one of v1')
  await expect(write(['ReadOnlyAccess'], true)).rejects.toThrow('no policy is left to lock')
  expect(existsSync(file)).toBe(false)
})
