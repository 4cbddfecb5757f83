// Opens the worker that searches, and passes on its answers.
import type {
  EarlyHits,
  SearchAddresses,
  SearchAnswer,
  SearchQuestion,
  SearchReply,
  SearchRequest,
} from './search-messages.ts'

/**
 * Search. `early` receives the first hits when they are known before the rest. Resolves to undefined when a newer question
 * was asked meanwhile; rejects when the index cannot be loaded.
 */
export type AskSearch = (
  question: SearchQuestion,
  early?: (hits: EarlyHits) => void,
) => Promise<SearchAnswer | undefined>

interface Waiting {
  readonly resolve: (answer: SearchAnswer | undefined) => void
  readonly reject: (error: Error) => void
  readonly early: ((hits: EarlyHits) => void) | undefined
}

/** Open the worker at the first question. */
export function openSearch(addresses: SearchAddresses): AskSearch {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let id = 0
  const fail = () => {
    worker?.terminate()
    worker = undefined
    for (const { reject } of waiting.values()) reject(new Error('The index could not be loaded.'))
    waiting.clear()
  }
  const take = ({ id, early, answer, failed }: SearchReply) => {
    const one = waiting.get(id)
    if (failed) return fail()
    if (early !== undefined) return one?.early?.(early)
    waiting.delete(id)
    one?.resolve(answer)
  }
  const start = (): Worker => {
    if (worker !== undefined) return worker
    worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<SearchReply>) => take(data))
    worker.addEventListener('error', fail)
    return worker
  }
  return (question, early) =>
    new Promise((resolve, reject) => {
      id += 1
      waiting.set(id, { resolve, reject, early })
      const request: SearchRequest = {
        id,
        addresses,
        language: document.documentElement.lang,
        question,
      }
      start().postMessage(request)
    })
}
