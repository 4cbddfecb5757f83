// Answers a question about policies that have been read, as data and as text.
import type { ActionIndex } from '../../src/core/actions/action-index.ts'
import { answerQuestion } from '../../src/core/ask/answer-question.ts'
import { answerResource } from '../../src/core/ask/answer-resource.ts'
import type { Question } from '../../src/core/ask/question.ts'
import type { Role } from '../../src/core/ask/roles.ts'
import { parsePolicy } from '../../src/core/policy/policy.ts'
import { toAnswersView } from '../../src/views/ask/answers-view.ts'
import { notAsked, noteRoles } from '../../src/views/ask/ask-notes.ts'
import { toResourceView } from '../../src/views/ask/resource-view.ts'
import { nameStatements } from '../../src/views/ask/statement-names.ts'
import { formatAnswers, formatResource } from './format-answer.ts'
import type { ResolvedPolicy } from './resolve-policy.ts'

export interface Answered {
  readonly json: object
  readonly text: string
  /** What to know about the answer. */
  readonly notes: readonly string[]
  /** Whether every action that was asked about is allowed; without an action, whether any is. */
  readonly isAllowed: boolean
}

/** Answer a question. Throws an error that says what is wrong with it. */
export function answerAsked(
  resolved: readonly (ResolvedPolicy & { readonly role: Role })[],
  rest: Omit<Question, 'policies'>,
  index: ActionIndex,
): Answered {
  const policies = resolved.map(({ role, document }) => ({ role, policy: parsePolicy(document) }))
  const question = { ...rest, policies }
  const names = resolved.map(({ id, policy }) => (policy === undefined ? id : `${policy}@${id}`))
  const nameOf = nameStatements(
    names,
    policies.map(({ policy }) => policy.statements.map(({ sid }) => sid)),
  )
  const notes = [
    ...noteRoles(
      resolved.map(({ role, kind }, i) => ({
        role,
        name: names[i] ?? '',
        isServiceLinked: kind === 'service-linked-role',
      })),
    ),
    notAsked,
  ]
  const { resource } = question
  if (question.action === undefined && resource !== undefined) {
    const view = toResourceView(question, resource, answerResource(question, resource, index), nameOf)
    return { json: { ...view, notes }, text: formatResource(view), notes, isAllowed: view.allowed.length > 0 }
  }
  const answers = answerQuestion(question, index)
  if (typeof answers === 'string') throw new Error(answers)
  const view = toAnswersView(question, answers, index, nameOf)
  const isAllowed = view.answers.length > 0 && view.answers.every(({ answer }) => answer === 'allowed')
  return { json: { ...view, notes }, text: formatAnswers(view), notes, isAllowed }
}
