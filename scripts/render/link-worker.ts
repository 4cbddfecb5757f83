// Links files of one folder into another in a worker thread, because the system takes longer for that than for reading them.
import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import { createLink } from './create-link.ts'

/** What to link: files by their paths in both folders. */
export interface LinksToMake {
  readonly from: string
  readonly to: string
  readonly files: readonly string[]
}

const { from, to, files }: LinksToMake = workerData
const link = createLink()
for (const path of files) link(join(from, path), join(to, path))
