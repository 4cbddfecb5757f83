// Checks the built site in dist/: valid HTML, working links and fragments, feeds and JSON that parse, previews of
// shared links, styles that something uses, wording, and how heavy pages are.
import { globSync } from 'node:fs'
import { readBasePath } from './command/base-path.ts'
import { readSiteUrl } from './command/site-url.ts'
import { listSiteFiles, type SiteFault } from './site/site-files.ts'
import { findDataFaults } from './site-checks/find-data-faults.ts'
import { findFeedFaults } from './site-checks/find-feed-faults.ts'
import { findHtmlFaults } from './site-checks/find-html-faults.ts'
import { findJsonFaults } from './site-checks/find-json-faults.ts'
import { findLinkFaults } from './site-checks/find-link-faults.ts'
import { findMarkdownFaults } from './site-checks/find-markdown-faults.ts'
import { findPublishingFaults } from './site-checks/find-publishing-faults.ts'
import { findSharedFaults } from './site-checks/find-shared-faults.ts'
import { findStyleFaults } from './site-checks/find-style-faults.ts'
import { describeWeights, findWeightFaults } from './site-checks/find-weight-faults.ts'
import { findWordingFaults } from './site-checks/find-wording-faults.ts'
import { formatSiteFaults } from './site-checks/print-faults.ts'
import { describeOutput, findOutputFaults, weighOutput } from './site-checks/weigh-output.ts'
import { weighPages } from './site-checks/weigh-pages.ts'

const site = listSiteFiles('dist')
const address = {
  origin: readSiteUrl(),
  base: readBasePath(),
}

const json = findJsonFaults(site)
const markdown = findMarkdownFaults(site)
const weighed = weighPages(site, address.base)
const output = weighOutput(site)

const failed = [
  report('XML and JSON syntax', findDataFaults(site)),
  report(`${json.files.toLocaleString('en')} JSON files against ${json.schemas} schemas`, json.faults),
  report(
    `${markdown.files.toLocaleString('en')} pages in Markdown, the longest ${(markdown.longest / 1000).toFixed(1)} kB`,
    markdown.faults,
  ),
  report('feeds', findFeedFaults(site)),
  report('links and fragments', findLinkFaults(site, address)),
  report('previews and manifest', findSharedFaults(site, address)),
  report('sitemap and headers', findPublishingFaults(site, address)),
  report('styles', await findStyleFaults(site, list('src/styles/*.css'), list('src/components/**/*.astro'))),
  report('weights', findWeightFaults(site, weighed)),
  report('output', findOutputFaults(site, output)),
  report('wording', findWordingFaults(site)),
  report('HTML', await findHtmlFaults(site)),
].some((found) => found)

console.log(describeWeights(weighed))
console.log(describeOutput(site, output))
if (failed) process.exitCode = 1

function list(pattern: string): readonly string[] {
  return globSync(pattern).sort()
}

/** Print the result of one check and return whether it found anything. */
function report(name: string, faults: readonly SiteFault[]): boolean {
  const seconds = (performance.now() / 1000).toFixed(1)
  console.log(`${name}: ${faults.length === 0 ? 'no faults' : `${faults.length} faults`} (at ${seconds} s)`)
  if (faults.length > 0) console.log(formatSiteFaults(faults))
  return faults.length > 0
}
