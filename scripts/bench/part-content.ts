// Copies a content folder with only a fraction of its policies.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Copy every nth policy, by name, and drop references to policies that may be missing. */
export function partContent(from: string, to: string, each: number): void {
  rmSync(to, { recursive: true, force: true })
  const leftOut = ['policies', 'examples', 'guides', 'search.json'].map((name) => join(from, name))
  cpSync(from, to, { recursive: true, filter: (source) => !leftOut.includes(source) })
  writeFileSync(join(to, 'announcements.json'), '[]\n')
  for (const [i, name] of readdirSync(join(from, 'policies')).sort().entries()) {
    if (i % each !== 0) continue
    const folder = join(to, 'policies', name)
    cpSync(join(from, 'policies', name), folder, { recursive: true })
    const file = join(folder, 'policy.json')
    const { replacedBy: _, companions: __, ...record } = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`)
  }
}
