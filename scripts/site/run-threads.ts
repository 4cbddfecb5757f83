// Shares the paths of a site among worker threads and collects what each one posts.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

/**
 * Share paths among threads. Each thread receives `{ dir, paths }` as its data and posts one message. Throws if one stops
 * without posting it.
 */
export function runThreads<Made>(file: URL, dir: string, paths: readonly string[]): Promise<readonly Made[]> {
  const threads = availableParallelism()
  // Give each thread every n-th path, because neighbors are of one kind and kinds differ in size.
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
