// Sends requests to a worker one at a time and returns only the answer to the latest.

/** A request as the worker receives it. */
export type Numbered<Question> = Question & { readonly id: number }

/** A reply; without an answer, the request failed. */
export interface Reply<Answer> {
  readonly id: number
  readonly answer?: Answer
}

/** The part of a worker that the queue needs. */
export interface Answerer<Question> {
  postMessage(request: Numbered<Question>): void
}

export interface Queue<Question, Answer> {
  /** Send a request; a waiting request is replaced. */
  readonly ask: (question: Question) => void
  /** Accept a reply of the worker; undefined when there is a newer request. */
  readonly take: (reply: Reply<Answer>) => Answer | 'failed' | undefined
  /** Ignore the answers to all requests so far. */
  readonly forget: () => void
}

/** Create a queue for a worker, which a long text can keep busy. */
export function createQueue<Question, Answer>(worker: Answerer<Question>): Queue<Question, Answer> {
  let latest = 0
  let isBusy = false
  let waiting: Numbered<Question> | undefined
  const send = (request: Numbered<Question>) => {
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
