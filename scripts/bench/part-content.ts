// A folder of content and a share in; a folder with that share of its policies out.
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Copy every n-th policy, by name, and all that is not a policy. Announcements and examples of others may not stay. */
export function partContent(from: string, to: string, each: number): void {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true, filter: (source) => source !== join(from, 'policies') })
  for (const [i, name] of readdirSync(join(from, 'policies')).sort().entries()) {
    if (i % each === 0) cpSync(join(from, 'policies', name), join(to, 'policies', name), { recursive: true })
  }
}
