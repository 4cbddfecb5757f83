// Finds what html-validate reports in the pages of a built site, sharing them among worker threads.
import { runThreads } from '../site/run-threads.ts'
import { type SiteFault, type SiteFiles, selectOwn } from '../site/site-files.ts'

/** Find what is wrong in the HTML of every page. */
export async function findHtmlFaults(site: SiteFiles): Promise<readonly SiteFault[]> {
  const worker = new URL('./html/html-worker.ts', import.meta.url)
  return (await runThreads<readonly SiteFault[]>(worker, site.dir, selectOwn(site, '.html'))).flat()
}
