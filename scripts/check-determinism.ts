// Builds the site a second time and lists the files that differ from dist/. The same commit must give the same bytes,
// rendered by one process or by two, and even when a build for a sub-path starts at the same moment.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildFolder } from './site/build-site.ts'
import { listSiteFiles } from './site/site-files.ts'
import { subPathSite, subPathVariables } from './site/sub-path.ts'

const first = 'dist'
const second = '.cache/second-build'

await Promise.all([
  buildFolder(second, { BUILD_PROCESSES: '2' }),
  buildFolder(subPathSite.dir, subPathVariables),
])
const [before, after] = [hashFiles(first), hashFiles(second)]
const differing = [...new Set([...before.keys(), ...after.keys()])].filter(
  (path) => before.get(path) !== after.get(path),
)

console.log(
  `Figures: two builds at once, one for a sub-path; ${before.size} files built twice, by one process and by two; ${differing.length} differ`,
)
for (const path of differing.sort()) console.log(`  ${path}: ${describe(path)}`)
if (differing.length > 0 || before.size === 0) process.exitCode = 1

function hashFiles(dir: string): ReadonlyMap<string, string> {
  const hashOf = (path: string) =>
    createHash('sha256')
      .update(readFileSync(join(dir, path)))
      .digest('hex')
  return new Map(listSiteFiles(dir).paths.map((path) => [path, hashOf(path)]))
}

function describe(path: string): string {
  if (!before.has(path)) return 'only in the second build'
  return after.has(path) ? 'different bytes in the second build' : 'missing from the second build'
}
