// Shows answers about policies: a card for each, with the layers, the statements that decide, and what is missing.
import type { AnswerView, NextQuestion } from '../../views/ask/answer-view.ts'
import type { AnswersView } from '../../views/ask/answers-view.ts'
import type { ResourceView } from '../../views/ask/resource-view.ts'
import type { StatementLink } from '../../views/ask/statement-names.ts'
import { join, make } from '../dom.ts'

export interface AnswerActions {
  readonly goTo: (statement: StatementLink) => void
  readonly askNext: (next: NextQuestion) => void
}

/** More actions than this are folded. */
const mostListed = 12

/** Show the answers about an action or a pattern. */
export function showAnswers(
  { answers, otherActions }: AnswersView,
  actions: AnswerActions,
): readonly HTMLElement[] {
  return [
    ...answers.map((answer) => showAnswer(answer, actions)),
    ...(otherActions.length === 0
      ? []
      : [listActions('By AWS’s reference, these do not act on such a resource', otherActions, 0)]),
  ]
}

function showAnswer(view: AnswerView, actions: AnswerActions): HTMLElement {
  const { answer, title, sentence, layers, missing, next, notes } = view
  return make(
    'section',
    { class: `ask-card ${answer}`, 'aria-label': title },
    make('p', {}, make('span', { class: 'badge' }, title), ' ', showPhrases(sentence)),
    view.actions.length > 1 ? listActions('Actions', view.actions, mostListed) : undefined,
    make(
      'dl',
      { class: 'ask-layers' },
      layers.flatMap(({ name, words, statements }) => [
        make('dt', {}, name),
        make('dd', {}, words, ' ', join(statements.map((one) => showStatement(one, actions)))),
      ]),
    ),
    missing === undefined
      ? undefined
      : make(
          'div',
          { class: 'ask-missing' },
          make('h3', {}, 'What is missing'),
          make('p', {}, showPhrases(missing)),
          next === undefined ? undefined : showNext(next, actions),
        ),
    notes.map((note) => make('p', { class: 'quiet' }, note)),
  )
}

function showNext(next: NextQuestion, { askNext }: AnswerActions): HTMLElement {
  const button = make('button', { type: 'button', 'data-next': true }, 'Ask with this')
  button.addEventListener('click', () => askNext(next))
  return make('p', {}, button)
}

function showStatement(statement: StatementLink, { goTo }: AnswerActions): HTMLElement {
  const button = make('button', { type: 'button', class: 'place' }, statement.name)
  button.addEventListener('click', () => goTo(statement))
  return button
}

/** Show what can be done to a resource. */
export function showOnResource(view: ResourceView, actions: AnswerActions): readonly HTMLElement[] {
  const { resource, allowed, withOtherKeys, undecided } = view
  return [
    ...allowed.map((group) =>
      make(
        'section',
        { class: 'ask-card allowed', 'aria-label': 'Allowed' },
        make(
          'p',
          {},
          make('span', { class: 'badge' }, 'Allowed'),
          ' by ',
          join(group.statements.map((one) => showStatement(one, actions))),
        ),
        listActions('Actions', group.actions, mostListed),
      ),
    ),
    ...(withOtherKeys.length === 0 ? [] : [make('h3', {}, 'With other condition keys')]),
    ...withOtherKeys.map(({ actions: names, words, context }) =>
      make(
        'section',
        { class: 'ask-card notAllowed', 'aria-label': 'With other condition keys' },
        make('p', {}, showPhrases(words)),
        listActions('Actions', names, mostListed),
        showNext({ resource, context }, actions),
      ),
    ),
    ...(undecided.length === 0
      ? []
      : [listActions('Could not be determined with other condition keys', undecided, mostListed)]),
  ]
}

function listActions(title: string, names: readonly string[], most: number): HTMLElement {
  const items = names.map((name) => make('li', {}, make('code', {}, name)))
  const list = make('ul', { class: 'actions' }, items)
  return make(
    'details',
    { open: names.length <= most },
    make('summary', {}, `${title} `, make('span', { class: 'quiet' }, names.length.toLocaleString('en'))),
    list,
  )
}

function showPhrases(phrases: AnswerView['sentence']): readonly (HTMLElement | string)[] {
  return phrases.map((phrase) => (typeof phrase === 'string' ? phrase : make('code', {}, phrase.code)))
}
