// A task and calls for it in; runs that never overlap, one of them after the last call, out.
import { setTimeout as wait } from 'node:timers/promises'

/** Milliseconds in which the events of one saved file, or of a sync, mostly follow each other. */
const pause = 100

/** Let calls that come close together start one run, and those that come during a run one more. */
export function runInTurn(task: () => Promise<void>): () => void {
  let isRunning = false
  let isWanted = false
  const run = async () => {
    isRunning = true
    while (isWanted) {
      await wait(pause)
      isWanted = false
      await task()
    }
    isRunning = false
  }
  return () => {
    isWanted = true
    if (!isRunning) void run()
  }
}
