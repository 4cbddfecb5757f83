// Runs in a worker: answers what the page asks about policies, and lists the fields of actions.
import { createUrls } from '../../site/urls.ts'
import type { Numbered, Reply } from '../checker/queue.ts'
import { createReferences, getJson } from '../checker/references.ts'
import { type Answerer, createAnswerer } from './answer.ts'
import type { AskAnswer, AskQuestion } from './messages.ts'

/** The part of a worker's scope used here; TypeScript's types for workers conflict with those for pages. */
interface WorkerScope {
  readonly location: { readonly origin: string }
  onmessage: ((event: { readonly data: Numbered<AskQuestion> }) => void) | null
  postMessage(reply: Reply<AskAnswer> & Pick<AskQuestion, 'kind'>): void
}

const scope = globalThis as unknown as WorkerScope
let answerer: Answerer | undefined

scope.onmessage = ({ data }) => void answer(data)

async function answer(request: Numbered<AskQuestion>): Promise<void> {
  const { id, kind, home } = request
  answerer ??= createAnswerer(createReferences(createUrls(scope.location.origin, home), getJson))
  try {
    scope.postMessage({ id, kind, answer: await answerTo(answerer, request) })
  } catch (error) {
    console.error(error)
    scope.postMessage({ id, kind })
  }
}

async function answerTo({ ask, fields }: Answerer, request: AskQuestion): Promise<AskAnswer> {
  return request.kind === 'ask'
    ? { kind: 'ask', answer: await ask(request.question) }
    : { kind: 'fields', fields: await fields(request.action) }
}
