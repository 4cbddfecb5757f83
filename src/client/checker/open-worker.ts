// A worker of the policy checker, and what it answers to the latest question.
import type { CheckAnswer, CheckReply } from './messages.ts'
import { createQueue, type Queue } from './queue.ts'

export interface OpenWorker {
  readonly queue: Queue
  /** Start it before there is a question. */
  readonly start: () => void
}

/** Open the worker at the first question, or earlier. `answer` is given what is found, `fail` why nothing is. */
export function openWorker(answer: (found: CheckAnswer) => void, fail: (why: string) => void): OpenWorker {
  let worker: Worker | undefined
  const start = (): Worker => {
    if (worker !== undefined) return worker
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<CheckReply>) => {
      const found = queue.take(data)
      if (found === 'failed') fail('The check could not be completed.')
      else if (found !== undefined) answer(found)
    })
    worker.addEventListener('error', () => fail('The checker could not be started.'))
    return worker
  }
  const queue = createQueue({ postMessage: (request) => start().postMessage(request) })
  return { queue, start: () => void start() }
}
