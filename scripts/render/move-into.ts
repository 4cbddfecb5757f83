// Two folders in; all that is in the first moved into the second, where what is there already stays, out.
import { cp, mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from '../../src/data/content-files.ts'

/** Move what `from` holds into `to`. Files that both have are the same by agreement, and those of `to` stay. */
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
