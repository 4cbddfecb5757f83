// Builds what is shown of the answers of a question: those of several actions together where they are alike.
import type { ActionIndex } from '../../core/actions/action-index.ts'
import type { ActionAnswer } from '../../core/ask/answer-question.ts'
import type { Decision } from '../../core/ask/layers.ts'
import { listUnsupportedKeys } from '../../core/ask/offered-fields.ts'
import type { Question } from '../../core/ask/question.ts'
import { phrasesToText } from '../words/words.ts'
import { type AnswerView, toAnswerView } from './answer-view.ts'
import { answerTitles, describeAnswer } from './answer-words.ts'
import type { StatementName } from './statement-names.ts'

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
