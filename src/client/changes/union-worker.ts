// Runs in a worker: compares several policies with several others.
import { createUrls } from '../../site/urls.ts'
import type { Numbered, Reply } from '../checker/queue.ts'
import { createReferences, getJson } from '../checker/references.ts'
import { createUnionAnswerer } from './union-answer.ts'
import type { UnionAnswer, UnionQuestion } from './union-messages.ts'

/** The part of a worker's scope used here; TypeScript's types for workers conflict with those for pages. */
interface WorkerScope {
  readonly location: { readonly origin: string }
  onmessage: ((event: { readonly data: Numbered<UnionQuestion> }) => void) | null
  postMessage(reply: Reply<UnionAnswer>): void
}

const scope = globalThis as unknown as WorkerScope
let answerer: ReturnType<typeof createUnionAnswerer> | undefined

scope.onmessage = ({ data }) => void answer(data)

async function answer({ id, ...question }: Numbered<UnionQuestion>): Promise<void> {
  answerer ??= createUnionAnswerer(
    createReferences(createUrls(scope.location.origin, question.home), getJson),
  )
  try {
    scope.postMessage({ id, answer: await answerer(question) })
  } catch (error) {
    console.error(error)
    scope.postMessage({ id })
  }
}
