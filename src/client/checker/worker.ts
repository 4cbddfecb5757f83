// Runs the policy checker in a worker: answers each text that it receives with what the page shows.
import { createUrls } from '../../site/urls.ts'
import { createChecker } from './check.ts'
import type { CheckReply, CheckRequest } from './messages.ts'
import { createReferences, getJson } from './references.ts'

/** The part of a worker's scope used here; TypeScript's types for workers conflict with those for pages. */
interface WorkerScope {
  readonly location: { readonly origin: string }
  onmessage: ((event: { readonly data: CheckRequest }) => void) | null
  postMessage(reply: CheckReply): void
}

const scope = globalThis as unknown as WorkerScope
let check: ReturnType<typeof createChecker> | undefined

scope.onmessage = ({ data }) => void answer(data)

async function answer(request: CheckRequest): Promise<void> {
  const { id, home } = request
  const urls = createUrls(scope.location.origin, home)
  check ??= createChecker(urls, createReferences(urls, getJson))
  try {
    scope.postMessage({ id, answer: await check(request) })
  } catch (error) {
    console.error(error)
    scope.postMessage({ id })
  }
}
