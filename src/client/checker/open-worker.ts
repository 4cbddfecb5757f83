// Opens the policy checker's worker and passes on its answer to the latest question.
import type { CheckAnswer, CheckQuestion, CheckReply } from './messages.ts'
import { createQueue, type Queue } from './queue.ts'

export interface OpenWorker {
  readonly queue: Queue<CheckQuestion, CheckAnswer>
  /** Start the worker before the first question. */
  readonly start: () => void
}

/** Open the worker at the first question, or earlier. `answer` receives the result, `fail` why there is none. */
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
  const queue = createQueue<CheckQuestion, CheckAnswer>({
    postMessage: (request) => start().postMessage(request),
  })
  return { queue, start: () => void start() }
}
