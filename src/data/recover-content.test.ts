// Tests that an interrupted replacement leaves either the old or the new content folder.
import { existsSync } from 'node:fs'
import { cp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { takeLock } from './content-lock.ts'
import { recoverContent, swapPaths } from './recover-content.ts'
import { makeContent, readTree, removeMadeContent, soundContent } from './temporary-content.ts'

afterAll(removeMadeContent)

async function makeOldAndNew() {
  const dir = await makeContent(soundContent)
  const paths = swapPaths(dir)
  const old = await readTree(dir)
  await cp(dir, paths.next, { recursive: true })
  await writeFile(join(paths.next, 'new.txt'), 'new')
  return { dir, paths, old, next: await readTree(paths.next) }
}

const isClean = (dir: string) => !existsSync(swapPaths(dir).next) && !existsSync(swapPaths(dir).previous)

test('stopped while staging: the old folder stays', async () => {
  const { dir, old } = await makeOldAndNew()
  await recoverContent(dir)
  expect(await readTree(dir)).toEqual(old)
  expect(isClean(dir)).toBe(true)
})

test('stopped between the two renames: the new folder moves in', async () => {
  const { dir, paths, next } = await makeOldAndNew()
  await rename(dir, paths.previous)
  await recoverContent(dir)
  expect(await readTree(dir)).toEqual(next)
  expect(isClean(dir)).toBe(true)
})

test('stopped between the two renames and the new folder is gone: the old one moves back', async () => {
  const { dir, paths, old } = await makeOldAndNew()
  await rename(dir, paths.previous)
  await rm(paths.next, { recursive: true })
  await recoverContent(dir)
  expect(await readTree(dir)).toEqual(old)
})

test('stopped while removing the old folder: the new folder stays', async () => {
  const { dir, paths, next } = await makeOldAndNew()
  await rename(dir, paths.previous)
  await rename(paths.next, dir)
  await rm(join(paths.previous, 'site.json'))
  await recoverContent(dir)
  expect(await readTree(dir)).toEqual(next)
  expect(isClean(dir)).toBe(true)
})

test('a folder that a running process is staging is left alone', async () => {
  const { dir, paths, next } = await makeOldAndNew()
  const { lock } = await takeLock(dir)
  await recoverContent(dir)
  expect(await readTree(paths.next)).toEqual(next)
  await lock?.release()
})

test('a reader waits while a running process is between the two renames', async () => {
  const { dir, paths, next } = await makeOldAndNew()
  const { lock } = await takeLock(dir)
  await rename(dir, paths.previous)
  const recovered = recoverContent(dir)
  await wait(60)
  await rename(paths.next, dir)
  await recovered
  expect(await readTree(dir)).toEqual(next)
  await lock?.release()
})

test('only one holder has the lock at a time', async () => {
  const dir = await makeContent(soundContent)
  const first = await takeLock(dir)
  const second = await takeLock(dir)
  expect(first.lock).toBeDefined()
  expect(second).toEqual({ holder: `process ${process.pid}, lock ${first.lock?.file}` })
  await first.lock?.release()
  const third = await takeLock(dir)
  expect(third.lock).toBeDefined()
  await third.lock?.release()
})

test('the lock of a process that has died is taken over', async () => {
  const dir = await makeContent(soundContent)
  const { lock } = await takeLock(dir)
  // No process can have this ID: it is above the largest that Linux assigns.
  await writeFile(lock?.file ?? '', '4194305')
  await expect(lock?.assertHeld()).rejects.toThrow('another process has taken the lock')
  const taken = await takeLock(dir)
  expect(taken.lock).toBeDefined()
  await taken.lock?.release()
})
