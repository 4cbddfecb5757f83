// Moves the contents of one folder into another, keeping files that are already there.
import { cp, mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from '../../src/data/content-files.ts'

/** Move the contents of `from` into `to`. A file that both contain must be the same in both; the one in `to` stays. */
export async function moveInto(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  const there = new Set(await readdir(to))
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (!there.has(entry.name)) await move(source, target)
    else if (entry.isDirectory()) await moveInto(source, target)
  }
}

async function move(source: string, target: string): Promise<void> {
  try {
    await rename(source, target)
  } catch (error) {
    if (!hasCode(error, 'EXDEV')) throw error
    await cp(source, target, { recursive: true })
  }
}
