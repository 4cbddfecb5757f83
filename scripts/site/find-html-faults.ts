// A built site in, everything html-validate finds in its pages out. The pages are shared among worker threads.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Fault, type SiteFiles, selectOwn } from './site-files.ts'

/** Find what is wrong in the HTML of every page. */
export async function findHtmlFaults(
  site: SiteFiles,
  threads = availableParallelism(),
): Promise<readonly Fault[]> {
  const paths = selectOwn(site, '.html')
  // Every n-th page to each thread: neighbours are of one kind, and kinds differ in size.
  const shares = Array.from({ length: threads }, (_, thread) =>
    paths.filter((_, at) => at % threads === thread),
  )
  const found = await Promise.all(
    shares.filter((share) => share.length > 0).map((share) => runWorker(site.dir, share)),
  )
  return found.flat()
}

function runWorker(dir: string, paths: readonly string[]): Promise<readonly Fault[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./html-worker.ts', import.meta.url), { workerData: { dir, paths } })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The HTML check stopped with exit code ${code}.`)))
  })
}
