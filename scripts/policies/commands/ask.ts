// Asks whether policies, a permissions boundary and SCPs allow a request, and prints what decides it and what is missing.
import { indexActions } from '../../../src/core/actions/action-index.ts'
import { answerQuestion } from '../../../src/core/ask/answer-question.ts'
import { answerResource } from '../../../src/core/ask/answer-resource.ts'
import { parsePolicy } from '../../../src/core/policy/policy.ts'
import { toAnswersView } from '../../../src/views/ask/answers-view.ts'
import { notAsked, noteRoles } from '../../../src/views/ask/ask-notes.ts'
import { toResourceView } from '../../../src/views/ask/resource-view.ts'
import { nameStatements } from '../../../src/views/ask/statement-names.ts'
import type { AskOptions } from '../ask-options.ts'
import { formatAnswers, formatResource } from '../format-answer.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { toBlock, toPlain } from '../markdown-text.ts'
import { type ResolvedPolicy, resolvePolicy } from '../resolve-policy.ts'

/** Print the answer to a question. Returns 0 if everything that was asked is allowed, else 1. */
export async function ask(
  { policies: asked, format, ...rest }: AskOptions,
  knowledge: Knowledge,
): Promise<number> {
  const content = await knowledge.content()
  const resolved: (ResolvedPolicy & Pick<AskOptions['policies'][number], 'role'>)[] = []
  const faults: string[] = []
  for (const { role, name } of asked) {
    try {
      resolved.push({ role, ...(await resolvePolicy(name, content.policies, knowledge.checkCommand)) })
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error))
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'))
  const policies = resolved.map(({ role, document }) => ({ role, policy: parsePolicy(document) }))
  const question = { ...rest, policies }
  const names = resolved.map(({ id, policy }) => (policy === undefined ? id : `${policy}@${id}`))
  const nameOf = nameStatements(
    names,
    policies.map(({ policy }) => policy.statements.map(({ sid }) => sid)),
  )
  const index = indexActions(await knowledge.snapshot())
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
    print(format, { ...view, notes }, () => formatResource(view), notes)
    return view.allowed.length > 0 ? 0 : 1
  }
  const answers = answerQuestion(question, index)
  if (typeof answers === 'string') throw new Error(answers)
  const view = toAnswersView(question, answers, index, nameOf)
  print(format, { ...view, notes }, () => formatAnswers(view), notes)
  const isAllowed = view.answers.length > 0 && view.answers.every(({ answer }) => answer === 'allowed')
  return isAllowed ? 0 : 1
}

function print(
  format: AskOptions['format'],
  json: object,
  text: () => string,
  notes: readonly string[],
): void {
  switch (format) {
    case 'json':
      console.log(JSON.stringify(json, null, 2))
      break
    case 'text':
      console.log([text(), ...notes].join('\n\n'))
      break
    case 'markdown':
      console.log([toBlock(text()), ...notes.map(toPlain)].join('\n\n'))
      break
    default:
      format satisfies never
  }
}
