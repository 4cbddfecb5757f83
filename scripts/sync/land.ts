// Writes records to the content folder, all or none of them, and checks them before they land.

import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { formatFaults } from '../../src/core/json/fault.ts'
import { writeJson } from '../../src/core/json/write-json.ts'
import type { Lock } from '../../src/data/content-lock.ts'
import { readContent } from '../../src/data/records.ts'
import { type SwapPaths, settleContent } from '../../src/data/recover-content.ts'
import type { Write } from './plan/write.ts'

/**
 * Replace the content folder with a copy that has the files written, or create it if there is none. On any error,
 * everything stays as it was.
 */
export async function landWrites(
  paths: SwapPaths,
  label: string,
  writes: readonly Write[],
  lock: Lock,
): Promise<void> {
  try {
    const before = await fingerprint(paths.content)
    if (existsSync(paths.content)) {
      await cp(paths.content, paths.next, {
        recursive: true,
        verbatimSymlinks: true,
        preserveTimestamps: true,
      })
    }
    for (const write of writes) await writeOne(paths.next, write)
    const { faults } = await readContent(paths.next, { label })
    if (faults.length > 0)
      throw new Error(`the import would not pass the content lint\n\n${formatFaults(faults)}`)
    await lock.assertHeld()
    if (before !== (await fingerprint(paths.content))) {
      throw new Error(`${label} was changed by someone else during the sync; run the sync again`)
    }
    if (existsSync(paths.content)) await rename(paths.content, paths.previous)
    await rename(paths.next, paths.content)
  } catch (error) {
    await rm(paths.next, { recursive: true, force: true })
    await settleContent(paths)
    throw error
  }
  await rm(paths.previous, { recursive: true, force: true })
}

async function writeOne(dir: string, write: Write): Promise<void> {
  const file = join(dir, write.file)
  if ('remove' in write) return rm(file, { force: true })
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, 'text' in write ? write.text : writeJson(write.value))
}

/** Summarize a folder's file names, sizes and times, so that a change is noticed without reading the files. */
async function fingerprint(dir: string): Promise<string> {
  if (!existsSync(dir)) return ''
  const entries = await readdir(dir, { recursive: true })
  const lines = await Promise.all(
    entries.sort().map(async (entry) => {
      const { size, mtimeMs } = await stat(join(dir, entry)).catch(() => ({ size: 0, mtimeMs: 0 }))
      return `${entry} ${size} ${mtimeMs}`
    }),
  )
  return lines.join('\n')
}
