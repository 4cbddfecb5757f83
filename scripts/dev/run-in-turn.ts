// Runs a task so that runs never overlap and one always follows the last call.
import { setTimeout as wait } from 'node:timers/promises'

/** Milliseconds within which the events of one saved file, or of one sync, usually follow each other. */
const pause = 100

/** Make a function that runs the task: calls close together start one run, and calls during a run start one more. */
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
