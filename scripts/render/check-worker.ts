// Checks kept files in a worker thread: the system takes seconds for all of a large site, while pages are listed.
import { parentPort, workerData } from 'node:worker_threads'
import { type KeptFile, leaveOnly } from './kept-files.ts'

/** Which files the folder should have. */
export interface FilesToCheck {
  readonly dir: string
  readonly files: readonly KeptFile[]
}

const { dir, files }: FilesToCheck = workerData
parentPort?.postMessage(leaveOnly(dir, files))
