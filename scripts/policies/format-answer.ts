// Formats the answer to a question about policies as text for a terminal.
import type { AnswerView } from '../../src/views/ask/answer-view.ts'
import type { AnswersView } from '../../src/views/ask/answers-view.ts'
import type { ResourceView } from '../../src/views/ask/resource-view.ts'
import { countOf, phrasesToText } from '../../src/views/words/words.ts'

/** Format answers: for each, the sentence, what every layer says, and what is missing. */
export function formatAnswers({ summary, answers, otherActions }: AnswersView): string {
  return [
    ...(answers.length === 1 ? [] : [summary]),
    ...answers.map(formatAnswer),
    ...(otherActions.length === 0
      ? []
      : [
          `By AWS’s reference, ${countOf(otherActions.length, 'other action')} of the pattern ${otherActions.length === 1 ? 'does' : 'do'} not act on such a resource.`,
        ]),
  ].join('\n\n')
}

function formatAnswer({ title, actions, sentence, layers, missing, notes }: AnswerView): string {
  return [
    `${title}: ${phrasesToText(sentence)}`,
    ...(actions.length > 1 ? actions.map((action) => `  ${action}`) : []),
    ...layers.map(
      ({ name, words, statements }) =>
        `  ${name}: ${words}${statements.length === 0 ? '' : ` ${statements.map((one) => one.name).join(', ')}`}`,
    ),
    ...(missing ? [phrasesToText(missing)] : []),
    ...notes.map((note) => `Note: ${note}`),
  ].join('\n')
}

/** Format what can be done to a resource: what is allowed as asked, then what is with other condition keys. */
export function formatResource({ summary, allowed, withOtherKeys, undecided }: ResourceView): string {
  const list = (title: string, actions: readonly string[]) =>
    [title, ...actions.map((one) => `  ${one}`)].join('\n')
  return [
    summary,
    ...allowed.map(({ actions, statements }) =>
      list(`Allowed by ${statements.map(({ name }) => name).join(', ')}:`, actions),
    ),
    ...withOtherKeys.map(({ actions, words }) => list(phrasesToText(words), actions)),
    ...(undecided.length === 0
      ? []
      : [list('Could not be determined with other condition keys:', undecided)]),
  ].join('\n\n')
}
