// Builds the site a second time and lists the files that differ from dist/. The same commit must give the same bytes,
// rendered by one process or by two, even when a build for a sub-path starts at the same moment, and whatever of an
// earlier build is used again.
import { compareIncremental } from './determinism/compare-incremental.ts'
import { hashFiles, listDiffering } from './determinism/hash-files.ts'
import { buildFolder } from './site/build-site.ts'
import { subPathSite, subPathVariables } from './site/sub-path.ts'

const first = 'dist'
const second = '.cache/second-build'

await Promise.all([
  buildFolder(second, { BUILD_PROCESSES: '1' }, ['--full']),
  buildFolder(subPathSite.dir, subPathVariables),
])
const [before, after] = [hashFiles(first), hashFiles(second)]
const differing = listDiffering(before, after)
console.log(
  `Figures: two builds at once, one for a sub-path; ${before.size} files built twice, by several processes and by one; ${differing.length} differ`,
)
for (const path of differing) console.log(`  ${path}: ${describe(path)}`)

const outcomes = await compareIncremental()
for (const { what, paths, reused, differing: ofChange } of outcomes) {
  console.log(
    `Figures: ${what}: ${reused} of ${paths} pages and files used again; ${ofChange.length} differ from a full build`,
  )
  for (const path of ofChange) console.log(`  ${path}`)
}
const isSame = differing.length === 0 && outcomes.every((outcome) => outcome.differing.length === 0)
if (!isSame || before.size === 0) process.exitCode = 1

function describe(path: string): string {
  if (!before.has(path)) return 'only in the second build'
  return after.has(path) ? 'different bytes in the second build' : 'missing from the second build'
}
