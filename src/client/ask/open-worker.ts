// Opens the worker that answers questions about policies, and passes on its answers.
import { createQueue, type Reply } from '../checker/queue.ts'
import type { AskAnswer, AskQuestion, PageAnswer, PageFields, PageQuestion } from './messages.ts'

export interface AskWorker {
  readonly ask: (question: PageQuestion) => void
  readonly fields: (action: string) => void
  /** Ignore the answer to the question that was asked. */
  readonly forget: () => void
}

export interface Receiver {
  readonly answer: (answer: PageAnswer) => void
  readonly fields: (fields: PageFields) => void
  readonly fail: (why: string) => void
}

/** Open the worker at the first request. `home` is the path of the site's home page. */
export function openWorker(home: string, { answer, fields, fail }: Receiver): AskWorker {
  let worker: Worker | undefined
  const start = (): Worker => {
    if (worker !== undefined) return worker
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<Reply<AskAnswer> & { kind: AskQuestion['kind'] }>) => {
        const found = queues[data.kind].take(data)
        if (found === 'failed') {
          if (data.kind === 'ask') fail('The question could not be answered.')
        } else if (found?.kind === 'ask') answer(found.answer)
        else if (found?.kind === 'fields') fields(found.fields)
      },
    )
    worker.addEventListener('error', () => fail('The page’s worker could not be started.'))
    return worker
  }
  const open = () =>
    createQueue<AskQuestion, AskAnswer>({ postMessage: (request) => start().postMessage(request) })
  const queues = { ask: open(), fields: open() }
  return {
    ask: (question) => queues.ask.ask({ kind: 'ask', home, question }),
    fields: (action) => queues.fields.ask({ kind: 'fields', home, action }),
    forget: () => queues.ask.forget(),
  }
}
