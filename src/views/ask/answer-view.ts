// Builds what is shown of an answer: actions with the same answer together, the statements that decide, what is missing.
import type { ActionIndex } from '../../core/actions/action-index.ts'
import { type ActionAnswer, completeContext } from '../../core/ask/answer-question.ts'
import type { Decision, LayerDecision, PlacedStatement } from '../../core/ask/layers.ts'
import { listUnsupportedKeys } from '../../core/ask/offered-fields.ts'
import type { AskedContext, Question } from '../../core/ask/question.ts'
import type { Role } from '../../core/ask/roles.ts'
import { cutText, joinPhrases, type Phrase, phrasesToText } from '../words/words.ts'
import { describeMissing } from './missing-words.ts'
import { nameRole, refuseBy } from './role-words.ts'

/** Names a statement: `statement 2 (AllowConnect) of AmazonConnect_FullAccess v4`. */
export type StatementName = (statement: PlacedStatement) => string

export interface StatementLink extends PlacedStatement {
  readonly name: string
}

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

const answerTitles: Readonly<Record<Decision, string>> = {
  allowed: 'Allowed',
  explicitDeny: 'Explicitly denied',
  notAllowed: 'Not allowed',
}

const order: readonly Decision[] = ['allowed', 'notAllowed', 'explicitDeny']

/** The answers of a question. */
export interface AnswersView {
  /** One sentence that sums them up. */
  readonly summary: string
  readonly answers: readonly AnswerView[]
  /** Actions that the pattern matches and that do not act on such a resource, so that there is nothing to answer. */
  readonly otherActions: readonly string[]
}

/** Show the answers of a question, those of several actions together where they are alike. */
export function toAnswersView(
  question: Question,
  answers: readonly ActionAnswer[],
  index: ActionIndex,
  nameOf: StatementName,
): AnswersView {
  const [first] = answers
  const possible =
    answers.length === 1 ? answers : answers.filter(({ impossible }) => impossible === undefined)
  const views = toAnswerViews(question, possible, index, nameOf)
  return {
    summary:
      first !== undefined && answers.length === 1
        ? phrasesToText(describeAnswer(first, [first.action]))
        : countAnswers(views),
    answers: views,
    otherActions: answers.filter((answer) => !possible.includes(answer)).map(({ action }) => action),
  }
}

function countAnswers(views: readonly AnswerView[]): string {
  const counts = order.flatMap((answer) => {
    const count = views
      .filter((view) => view.answer === answer)
      .reduce((sum, { actions }) => sum + actions.length, 0)
    return count === 0 ? [] : [`${count.toLocaleString('en')} ${answerTitles[answer].toLowerCase()}`]
  })
  return counts.length === 0
    ? 'None of these actions acts on such a resource.'
    : `Actions: ${counts.join(', ')}.`
}

function toAnswerViews(
  question: Question,
  answers: readonly ActionAnswer[],
  index: ActionIndex,
  nameOf: StatementName,
): readonly AnswerView[] {
  const explained = answers.map((answer) => ({ answer, unsupported: findUnsupported(answer, index) }))
  const groups = Map.groupBy(explained, ({ answer, unsupported }) =>
    JSON.stringify([keyOf(answer), unsupported]),
  )
  return [...groups.values()]
    .flatMap(([first, ...rest]) =>
      first ? [{ ...first, others: rest.map(({ answer }) => answer.action) }] : [],
    )
    .sort(({ answer: a }, { answer: b }) => order.indexOf(a.verdict.answer) - order.indexOf(b.verdict.answer))
    .map(({ answer, unsupported, others }) =>
      toAnswerView(question, answer, [answer.action, ...others], unsupported, nameOf),
    )
}

/** Answers with the same key are shown together. Examples of resources differ from action to action. */
function keyOf({ action: _, resource, missing, ...rest }: ActionAnswer): object {
  if (!rest.isExample) return { ...rest, resource, missing }
  return { ...rest, missing: missing?.kind === 'nearest' ? missing.nearest.changes : missing }
}

/** List the keys of a suggestion that requests of the action cannot have by AWS's reference. */
function findUnsupported({ action, missing }: ActionAnswer, index: ActionIndex): readonly string[] {
  if (missing?.kind !== 'nearest') return []
  const needed = missing.nearest.changes.filter(({ to }) => to.length > 0)
  return listUnsupportedKeys(
    action,
    needed.map(({ key }) => key),
    index,
  )
}

function toAnswerView(
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

function describeAnswer(
  { verdict, resource, isExample }: ActionAnswer,
  actions: readonly string[],
): readonly Phrase[] {
  const [first = ''] = actions
  const subject: readonly Phrase[] =
    actions.length === 1 ? [{ code: cutText(first) }] : [`${actions.length.toLocaleString('en')} actions`]
  const verb = actions.length === 1 ? 'is' : 'are'
  const on: readonly Phrase[] = resource === '*' || isExample ? [] : [' on ', { code: cutText(resource) }]
  const such = actions.length === 1 ? [', such as ', { code: cutText(resource) }] : []
  const open: readonly Phrase[] = isExample ? [' on some resources', ...such] : on
  switch (verdict.answer) {
    case 'allowed':
      return [...subject, ` ${verb} allowed`, ...open, '.']
    case 'explicitDeny':
      return [...subject, ` ${verb} explicitly denied`, ...on, '.']
    case 'notAllowed': {
      const refusing = verdict.layers.filter(({ decision }) => decision === 'notAllowed')
      const reasons = joinPhrases(
        refusing.map(({ role }) => [refuseBy(role, actions.length === 1 ? 'it' : 'them')]),
      )
      return [...subject, ` ${verb} not allowed`, ...on, ': ', ...reasons, '.']
    }
    default:
      return verdict.answer satisfies never
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

function describeImpossible({ impossible, action }: ActionAnswer): readonly string[] {
  if (impossible === 'tags') return [`${action} acts on no resource, so its requests have no resource tags.`]
  return impossible === 'resource'
    ? [
        `By AWS’s reference, ${action} does not act on such a resource. This is how IAM would answer all the same.`,
      ]
    : []
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
