// A worker's file and paths of a site in; what each thread made of its share of them, once all are done, out.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

/**
 * Share paths out among threads. Each is given `{ dir, paths }` as its data and posts one message. Throws when one stops
 * without.
 */
export function runThreads<Made>(file: URL, dir: string, paths: readonly string[]): Promise<readonly Made[]> {
  const threads = availableParallelism()
  // Every n-th path to each thread: neighbors are of one kind, and kinds differ in size.
  const shares = Array.from({ length: threads }, (_, thread) =>
    paths.filter((_, at) => at % threads === thread),
  )
  return Promise.all(
    shares.filter((share) => share.length > 0).map((share) => runThread<Made>(file, dir, share)),
  )
}

function runThread<Made>(file: URL, dir: string, paths: readonly string[]): Promise<Made> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: { dir, paths } })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) =>
      reject(new Error(`a thread of ${file.pathname} stopped with exit code ${code}`)),
    )
  })
}
