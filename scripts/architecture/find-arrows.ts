// Finds how data flows between folders: from the imported folder to the one that imports it.
import { globSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { listImports } from './list-imports.ts'

export interface Arrow {
  readonly from: string
  readonly to: string
  /** Only types are imported: `to` knows the shape of the data in `from` but gets it from elsewhere. */
  readonly typeOnly: boolean
}

/** Find the arrows that the project's imports make, without tests, in the order of `folders`. */
export function findArrows(folders: readonly string[]): readonly Arrow[] {
  const folderOf = (file: string) => folders.find((folder) => file.startsWith(folder))
  const arrows = new Map<string, Arrow>()
  for (const file of listSources()) {
    const to = folderOf(file)
    for (const { name, typeOnly } of listImports(file, readFileSync(file, 'utf8'))) {
      const from = name.startsWith('.') ? folderOf(posix.join(dirname(file), name)) : undefined
      if (from === undefined || to === undefined || from === to) continue
      const key = `${from} ${to}`
      arrows.set(key, { from, to, typeOnly: typeOnly && (arrows.get(key)?.typeOnly ?? true) })
    }
  }
  return folders.flatMap((from) => folders.flatMap((to) => arrows.get(`${from} ${to}`) ?? []))
}

function listSources(): readonly string[] {
  return globSync(['src/**/*.{ts,js,astro}', 'scripts/**/*.ts'])
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.endsWith('.test.ts'))
}
