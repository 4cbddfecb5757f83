// Formats the answer to a question about policies as text for a terminal.
import type { AnswerView } from '../../src/views/ask/answer-view.ts'
import type { ResourceView } from '../../src/views/ask/resource-view.ts'
import { phrasesToText } from '../../src/views/words/words.ts'

/** Format answers: for each, the sentence, what every layer says, and what is missing. */
export function formatAnswers(views: readonly AnswerView[]): string {
  return views
    .map(({ title, actions, sentence, layers, missing, notes }) =>
      [
        `${title}: ${phrasesToText(sentence)}`,
        ...(actions.length > 1 ? actions.map((action) => `  ${action}`) : []),
        ...layers.map(
          ({ name, words, statements }) =>
            `  ${name}: ${words}${statements.length === 0 ? '' : ` ${statements.map((one) => one.name).join(', ')}`}`,
        ),
        ...(missing ? [phrasesToText(missing)] : []),
        ...notes.map((note) => `Note: ${note}`),
      ].join('\n'),
    )
    .join('\n\n')
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
