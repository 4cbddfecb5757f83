// Tests that a sync process without room to write leaves the old content intact and nothing next to it.
import { spawnSync } from 'node:child_process'
import { cp, mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readTree, removeMadeContent } from '../../src/data/temporary-content.ts'
import { makeLackingContent, startSync } from '../../tests/support/lacking-content.ts'

afterAll(removeMadeContent)

async function expectOld(dir: string, limit: string | undefined, message: string) {
  const before = await readTree(dir)
  const { exitCode, messages } = await startSync(dir, limit).exited
  expect(messages).toContain(message)
  expect(exitCode).toBe(1)
  expect(await readTree(dir)).toEqual(before)
  expect(await readdir(dirname(dir))).toEqual(['content'])
}

test.skipIf(process.platform === 'win32')(
  'a sync that may not write a large file leaves the old content unchanged',
  async () => {
    await expectOld(await makeLackingContent(), 'ulimit -f 4', 'EFBIG')
    console.log('Figures: full disk, a sync that may not write a large file: the old content is intact')
  },
)

test('a sync on a full disk leaves the old content unchanged', async (context) => {
  const made = await makeLackingContent()
  const disk = join(dirname(made), 'disk')
  await mkdir(disk)
  const mount = ['-t', 'tmpfs', '-o', 'size=2m', 'none', disk]
  if (process.platform !== 'linux' || spawnSync('mount', mount, { stdio: 'ignore' }).status !== 0) {
    console.log('Skipped: a sync on a full disk, because this user may not mount one.')
    context.skip()
  }
  try {
    const dir = join(disk, 'content')
    await cp(made, dir, { recursive: true })
    await expectOld(dir, undefined, 'ENOSPC')
    console.log('Figures: full disk, a sync on a 2 MB disk: the old content is intact')
  } finally {
    spawnSync('umount', [disk])
  }
})
