// Runs every check of a built site that holds whatever records the site is made of.
import { listSiteFiles, type SiteFault, selectOwn } from '../site/site-files.ts'
import { findDataFaults } from './find-data-faults.ts'
import { findFeedFaults } from './find-feed-faults.ts'
import { findHtmlFaults } from './find-html-faults.ts'
import { findJsonFaults } from './find-json-faults.ts'
import { findLinkFaults, type SiteAddress } from './find-link-faults.ts'
import { findMarkdownFaults } from './find-markdown-faults.ts'
import { findPublishingFaults } from './find-publishing-faults.ts'
import { findSharedFaults } from './find-shared-faults.ts'
import { describeWeights, findWeightFaults } from './find-weight-faults.ts'
import { findWordingFaults } from './find-wording-faults.ts'
import { describeOutput, findOutputFaults, weighOutput } from './weigh-output.ts'
import { weighPages } from './weigh-pages.ts'

export interface CheckOptions {
  /** Called with the result of each check, as soon as it has run. */
  readonly report: (name: string, faults: readonly SiteFault[]) => void
  /** Whether to validate the HTML of a page, which takes longest; by default of all pages. */
  readonly isValidated?: (file: string) => boolean
}

/** Check a built site, and return descriptions of its weight. */
export async function checkSite(
  dir: string,
  address: SiteAddress,
  { report, isValidated = () => true }: CheckOptions,
): Promise<readonly string[]> {
  const site = listSiteFiles(dir)
  const json = findJsonFaults(site)
  const markdown = findMarkdownFaults(site)
  const weighed = weighPages(site, address.base)
  const output = weighOutput(site)
  report('XML and JSON syntax', findDataFaults(site))
  report(`${json.files.toLocaleString('en')} JSON files against ${json.schemas} schemas`, json.faults)
  report(
    `${markdown.files.toLocaleString('en')} pages in Markdown, the longest ${(markdown.longest / 1000).toFixed(1)} kB`,
    markdown.faults,
  )
  report('feeds', findFeedFaults(site))
  report('links and fragments', findLinkFaults(site, address))
  report('previews and manifest', findSharedFaults(site, address))
  report('sitemap and headers', findPublishingFaults(site, address))
  report('weights', findWeightFaults(site, weighed))
  report('output', findOutputFaults(site, output))
  report('wording', findWordingFaults(site))
  const validated = selectOwn(site, '.html').filter(isValidated)
  report(
    `HTML of ${validated.length.toLocaleString('en')} pages`,
    await findHtmlFaults({ ...site, paths: validated }),
  )
  return [describeWeights(weighed), describeOutput(site, output)]
}
