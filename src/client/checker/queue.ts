// Requests as they are made in; at most one at a time goes to the worker, and only answers to the latest come out.
import type { CheckAnswer, CheckReply, CheckRequest } from './messages.ts'

export type Question = Omit<CheckRequest, 'id'>

/** The part of a worker that the queue needs. */
export interface Answerer {
  postMessage(request: CheckRequest): void
}

export interface Queue {
  /** Ask for a check; one that waits is replaced. */
  readonly ask: (question: Question) => void
  /** Take a reply of the worker; nothing comes of it when something newer was asked. */
  readonly take: (reply: CheckReply) => CheckAnswer | 'failed' | undefined
  /** Want no answer to what was asked. */
  readonly forget: () => void
}

/** Make a queue before a worker, which a long text can keep busy. */
export function createQueue(worker: Answerer): Queue {
  let latest = 0
  let isBusy = false
  let waiting: CheckRequest | undefined
  const send = (request: CheckRequest) => {
    isBusy = true
    waiting = undefined
    worker.postMessage(request)
  }
  return {
    ask: (question) => {
      latest += 1
      const request = { ...question, id: latest }
      if (isBusy) waiting = request
      else send(request)
    },
    take: ({ id, answer }) => {
      isBusy = false
      if (waiting !== undefined) send(waiting)
      if (id !== latest) return undefined
      return answer ?? 'failed'
    },
    forget: () => {
      latest += 1
      waiting = undefined
    },
  }
}
