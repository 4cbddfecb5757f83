// The real sync process, killed at some moment, in; the old or the new content, whole, out.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { takeLock } from '../../src/data/content-lock.ts'
import { recoverContent, swapPaths } from '../../src/data/recover-content.ts'
import { makeContent, readTree, removeMadeContent } from '../../src/data/temporary-content.ts'

afterAll(removeMadeContent)

// Policies whose versions the package dates rightly, so that a sync needs no table of dates.
const policies = [
  'AmazonConnectVoiceIDFullAccess',
  'AmazonConnect_FullAccess',
  'AppIntegrationsServiceLinkedRolePolicy',
]
const missing = [
  'AmazonConnectVoiceIDFullAccess/v1.json',
  'AmazonConnect_FullAccess/v3.json',
  'AppIntegrationsServiceLinkedRolePolicy/v1.json',
]

/** Make content that lacks some versions, and has many files to copy so that copying takes a while. */
async function makeOldContent(): Promise<string> {
  const prose = Array.from({ length: 300 }, (_, index) => [`guides/${index}.mdx`, `Guide ${index}`] as const)
  const dir = await makeContent({
    ...Object.fromEntries(prose),
    'catalogue.json': { title: 'Test', asOf: '2026-07-01T00:00:00Z', tagAuthority: 'example.org' },
  })
  for (const policy of policies) {
    await cp(`content/policies/${policy}`, join(dir, 'policies', policy), { recursive: true })
  }
  for (const file of missing) await rm(join(dir, 'policies', file))
  return dir
}

function startSync(dir: string) {
  const child = spawn(process.execPath, ['scripts/sync.ts', '--content', dir], { stdio: 'ignore' })
  return { child, exited: once(child, 'exit') }
}

async function makeOldAndNew() {
  const dir = await makeOldContent()
  const old = await readTree(dir)
  const started = performance.now()
  const [exitCode] = await startSync(dir).exited
  return { old, next: await readTree(dir), exitCode, duration: performance.now() - started }
}

/** Recover what a killed sync left, and look at it. */
async function recover(dir: string) {
  await recoverContent(dir)
  // The dead process's lock does not keep anybody out.
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
  expect(Object.keys(old)).not.toContain(join('policies', missing[0] ?? ''))
  expect(Object.keys(next)).toEqual(expect.arrayContaining(missing.map((file) => join('policies', file))))
})

/** Kill a sync some milliseconds after its start, or after it has begun to write, and look at what it left. */
async function killAfter(moment: number, since: 'start' | 'staging') {
  const dir = await makeOldContent()
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

test('a sync killed at any moment leaves the old content or the new, whole', {
  timeout: 120_000,
}, async () => {
  const { old, next, duration } = await makeOldAndNew()
  for (let times = 0; times < 4; times += 1) {
    expect([old, next]).toContainEqual(await killAfter(duration * Math.random(), 'start'))
  }
  // Starting takes most of the time; writing only the last few hundred milliseconds.
  for (let times = 0; times < 6; times += 1) {
    expect([old, next]).toContainEqual(await killAfter(250 * Math.random(), 'staging'))
  }
})

test.each(['next', 'previous'] as const)(
  'a sync killed when its folder %s appears leaves the old content or the new, whole',
  { timeout: 60_000 },
  async (folder) => {
    const { old, next } = await makeOldAndNew()
    const dir = await makeOldContent()
    const { child, exited } = startSync(dir)
    await untilThere(swapPaths(dir)[folder], child)
    child.kill('SIGKILL')
    await exited
    expect([old, next]).toContainEqual(await recover(dir))
  },
)
