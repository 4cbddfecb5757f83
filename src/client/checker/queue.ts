// Sends requests to the worker one at a time and returns only the answer to the latest.
import type { CheckAnswer, CheckReply, CheckRequest } from './messages.ts'

export type Question = Omit<CheckRequest, 'id'>

/** The part of a worker that the queue needs. */
export interface Answerer {
  postMessage(request: CheckRequest): void
}

export interface Queue {
  /** Request a check; a waiting request is replaced. */
  readonly ask: (question: Question) => void
  /** Accept a reply of the worker; undefined when there is a newer request. */
  readonly take: (reply: CheckReply) => CheckAnswer | 'failed' | undefined
  /** Ignore the answers to all requests so far. */
  readonly forget: () => void
}

/** Create a queue for a worker, which a long text can keep busy. */
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
