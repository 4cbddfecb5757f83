// Tests that a sync process killed at any moment leaves either the old or the new content, complete.
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { takeLock } from '../../src/data/content-lock.ts'
import { recoverContent, swapPaths } from '../../src/data/recover-content.ts'
import { readTree, removeMadeContent } from '../../src/data/temporary-content.ts'
import { makeLackingContent, missingVersions, startSync } from '../../tests/support/lacking-content.ts'

afterAll(removeMadeContent)

async function makeOldAndNew() {
  const dir = await makeLackingContent()
  const old = await readTree(dir)
  const started = performance.now()
  const { exitCode } = await startSync(dir).exited
  return { old, next: await readTree(dir), exitCode, duration: performance.now() - started }
}

/** Recover what a killed sync left, check that nothing is left over, and read it. */
async function recover(dir: string) {
  await recoverContent(dir)
  // The dead process's lock does not block anyone.
  const { lock } = await takeLock(dir)
  expect(lock).toBeDefined()
  await lock?.release()
  const { next, previous } = swapPaths(dir)
  expect([next, previous].filter(existsSync)).toEqual([])
  return readTree(dir)
}

test('a sync that is not killed adds the missing versions', { timeout: 60_000 }, async () => {
  const { old, next, exitCode } = await makeOldAndNew()
  expect(exitCode).toBe(0)
  expect(Object.keys(old)).not.toContain(join('policies', missingVersions[0] ?? ''))
  expect(Object.keys(next)).toEqual(
    expect.arrayContaining(missingVersions.map((file) => join('policies', file))),
  )
})

/** Kill a sync some milliseconds after it starts, or after it begins to write, and read what it left. */
async function killAfter(moment: number, since: 'start' | 'staging') {
  const dir = await makeLackingContent()
  const { child, exited } = startSync(dir)
  if (since === 'staging') await untilThere(swapPaths(dir).next, child)
  await wait(moment)
  child.kill('SIGKILL')
  await exited
  return recover(dir)
}

async function untilThere(path: string, child: ChildProcess) {
  while (!existsSync(path) && child.exitCode === null) await wait(0)
}

// Starting takes most of the time; writing takes only the last few hundred milliseconds.
const killsSinceStart = 15
const killsSinceStaging = 35

test('a sync killed at any of 50 moments leaves either the old or the new content, complete', {
  timeout: 300_000,
}, async () => {
  const { old, next, duration } = await makeOldAndNew()
  const outcomes = { old: 0, new: 0 }
  const kill = async (moment: number, since: 'start' | 'staging') => {
    const found = await killAfter(moment, since)
    expect([old, next]).toContainEqual(found)
    outcomes[Object.keys(found).length === Object.keys(old).length ? 'old' : 'new'] += 1
  }
  const kills = [
    ...Array.from({ length: killsSinceStart }, () => () => kill(duration * Math.random(), 'start')),
    ...Array.from({ length: killsSinceStaging }, () => () => kill(250 * Math.random(), 'staging')),
  ]
  const runLane = async () => {
    for (let next = kills.pop(); next !== undefined; next = kills.pop()) await next()
  }
  await Promise.all([runLane(), runLane()])
  const total = outcomes.old + outcomes.new
  console.log(
    `Figures: sync killed at ${total} random moments: the old content ${outcomes.old} times, the new ${outcomes.new} times, never anything else`,
  )
  expect(total).toBe(50)
})

test.each(['next', 'previous'] as const)(
  'a sync killed when its folder %s appears leaves either the old or the new content, complete',
  { timeout: 60_000 },
  async (folder) => {
    const { old, next } = await makeOldAndNew()
    const dir = await makeLackingContent()
    const { child, exited } = startSync(dir)
    await untilThere(swapPaths(dir)[folder], child)
    child.kill('SIGKILL')
    await exited
    expect([old, next]).toContainEqual(await recover(dir))
  },
)
