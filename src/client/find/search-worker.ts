// Runs searches in a worker, because unpacking the index would otherwise keep the page busy.
import type { SearchReply, SearchRequest } from './search-messages.ts'
import { type Searching, startSearching } from './search-pages.ts'

/** The part of a worker's scope used here; TypeScript's types for workers conflict with those for pages. */
interface WorkerScope {
  document?: object
  onmessage: ((event: { readonly data: SearchRequest }) => void) | null
  postMessage(reply: SearchReply): void
}

const scope = globalThis as unknown as WorkerScope
let searching: Promise<Searching> | undefined
let latest = 0

scope.onmessage = ({ data }) => {
  latest = data.id
  // While a search keeps the worker busy, more letters may be typed; only the last ones are searched for.
  setTimeout(() => {
    if (data.id === latest) void answer(data)
    else scope.postMessage({ id: data.id })
  })
}

async function answer({ id, addresses, language, question }: SearchRequest): Promise<void> {
  // Pagefind reads the language from a page, which a worker does not have.
  scope.document ??= { querySelector: () => ({ getAttribute: () => language }) }
  try {
    searching ??= startSearching(addresses)
    const search = await searching
    scope.postMessage({ id, answer: await search(question, (early) => scope.postMessage({ id, early })) })
  } catch (error) {
    console.error(error)
    scope.postMessage({ id, failed: true })
  }
}
