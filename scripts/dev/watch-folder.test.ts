import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { makeContent, removeMadeContent, soundContent } from '../../src/data/temporary-content.ts'
import { watchFolder } from './watch-folder.ts'

afterAll(removeMadeContent)

test('reports changed, new and removed files, also in a new folder and after the folder is replaced', async () => {
  const dir = await makeContent(soundContent)
  let calls = 0
  const stop = watchFolder(dir, () => {
    calls += 1
  })
  const expectCall = async (change: () => void) => {
    // The remaining events of an earlier change have arrived by then.
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    const before = calls
    change()
    await vi.waitFor(() => expect(calls).toBeGreaterThan(before), 20_000)
  }
  const record = join(dir, 'policies/Sample/policy.json')
  const next = join(dirname(dir), '.content-next')

  await expectCall(() => writeFileSync(record, '{}'))
  await expectCall(() => mkdirSync(join(dir, 'policies/Other')))
  await expectCall(() => writeFileSync(join(dir, 'policies/Other/v1.json'), '{}'))
  await expectCall(() => rmSync(join(dir, 'policies/Other/v1.json')))
  cpSync(dir, next, { recursive: true })
  await expectCall(() => {
    renameSync(dir, `${dir}-old`)
    renameSync(next, dir)
    rmSync(`${dir}-old`, { recursive: true })
  })
  await expectCall(() => writeFileSync(record, '{ }'))

  stop()
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const before = calls
  writeFileSync(record, '{}')
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(calls).toBe(before)
})
