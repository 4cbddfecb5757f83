// Builds the site a second time and lists the files that differ from dist/. The same commit must give the same bytes,
// rendered by one process or by two, even when a build for a sub-path starts at the same moment, and whatever of an
// earlier build is used again.
import { compareIncremental } from './determinism/compare-incremental.ts'
import { buildFolder } from './site/build-site.ts'
import { compareSites } from './site/compare-sites.ts'
import { subPathSite, subPathVariables } from './site/sub-path.ts'

const first = 'dist'
const second = '.cache/second-build'

await Promise.all([
  buildFolder(second, { BUILD_PROCESSES: '1' }, ['--full']),
  buildFolder(subPathSite.dir, subPathVariables),
])
const { files, differing, added } = compareSites(first, second)
console.log(
  `Figures: two builds at once, one for a sub-path; ${files} files built twice, by several processes and by one; ${differing.length + added.length} differ`,
)
for (const path of differing)
  console.log(`  ${path}: different bytes in the second build, or missing from it`)
for (const path of added) console.log(`  ${path}: only in the second build`)

const outcomes = await compareIncremental()
for (const { what, paths, reused, differing: ofChange } of outcomes) {
  console.log(
    `Figures: ${what}: ${reused} of ${paths} pages and files used again; ${ofChange.length} differ from a full build`,
  )
  for (const path of ofChange) console.log(`  ${path}`)
}
const isSame = [differing, added, ...outcomes.map((outcome) => outcome.differing)].every(
  (list) => list.length === 0,
)
if (!isSame || files === 0) process.exitCode = 1
