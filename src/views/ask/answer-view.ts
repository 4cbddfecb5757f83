// Builds what is shown of one answer: the sentence, what each layer says with the statements that decide, what is missing.
import { type ActionAnswer, completeContext } from '../../core/ask/answer-question.ts'
import type { Decision, LayerDecision } from '../../core/ask/layers.ts'
import type { AskedContext, Question } from '../../core/ask/question.ts'
import type { Role } from '../../core/ask/roles.ts'
import type { Phrase } from '../words/words.ts'
import { answerTitles, describeAnswer, describeImpossible } from './answer-words.ts'
import { describeMissing } from './missing-words.ts'
import { nameRole } from './role-words.ts'
import type { StatementLink, StatementName } from './statement-names.ts'

/** What one layer answers. */
export interface LayerView {
  readonly role: Role
  readonly name: string
  readonly decision: Decision
  /** `allowed by`, `denied by`, or that no statement allows it. */
  readonly words: string
  readonly statements: readonly StatementLink[]
}

/** A request that would be allowed, to ask about next. */
export interface NextQuestion {
  /** Absent where the question has none. */
  readonly resource?: string
  readonly context: AskedContext
}

/** The answer for actions that are answered alike. */
export interface AnswerView {
  readonly answer: Decision
  readonly title: string
  readonly actions: readonly string[]
  readonly resource: string
  /** The keys of the request, with those that the resource determines. */
  readonly context: AskedContext
  readonly sentence: readonly Phrase[]
  readonly layers: readonly LayerView[]
  readonly missing?: readonly Phrase[]
  /** Absent unless there is a request that would be allowed. */
  readonly next?: NextQuestion
  readonly notes: readonly string[]
}

/** Show the answer for actions that are answered alike; `unsupported` are keys that their requests cannot have. */
export function toAnswerView(
  question: Question,
  first: ActionAnswer,
  actions: readonly string[],
  unsupported: readonly string[],
  nameOf: StatementName,
): AnswerView {
  const { verdict, missing, resource, isExample } = first
  const context = completeContext(question.context, resource)
  const nearest = missing?.kind === 'nearest' ? missing.nearest : undefined
  return {
    answer: verdict.answer,
    title: answerTitles[verdict.answer],
    actions,
    resource,
    context,
    sentence: describeAnswer(first, actions),
    layers: verdict.layers.map((layer) => toLayerView(layer, nameOf)),
    ...(missing && {
      missing: describeMissing(missing, { actions: actions.length, isResourceOpen: isExample }),
    }),
    ...(nearest && {
      next: { resource: nearest.resource, context: applyChanges(question.context, nearest) },
    }),
    notes: [
      ...describeImpossible(first),
      ...(first.isListed
        ? []
        : ['AWS’s reference does not list this action, so nothing is known about its resources.']),
      ...(unsupported.length === 0
        ? []
        : [
            `By AWS’s reference, requests of ${first.action} do not have ${unsupported.join(' or ')}, so this may never happen.`,
          ]),
    ],
  }
}

function toLayerView({ role, decision, statements }: LayerDecision, nameOf: StatementName): LayerView {
  const words = { allowed: 'allowed by', explicitDeny: 'denied by', notAllowed: 'no statement allows it' }[
    decision
  ]
  return {
    role,
    name: nameRole(role),
    decision,
    words,
    statements: statements.map((statement) => ({ ...statement, name: nameOf(statement) })),
  }
}

/** Write the context in which the keys of a suggestion are changed. */
export function applyChanges(
  context: AskedContext,
  { changes }: { readonly changes: readonly { readonly key: string; readonly to: readonly string[] }[] },
): AskedContext {
  const changed = new Set(changes.map(({ key }) => key.toLowerCase()))
  const kept = Object.entries(context).filter(([key]) => !changed.has(key.toLowerCase()))
  const added = changes
    .filter(({ to }) => to.length > 0)
    .map(({ key, to }): [string, readonly string[]] => [key, to])
  return Object.fromEntries([...kept, ...added])
}
