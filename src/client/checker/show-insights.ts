// Shows the sensitive actions that a policy grants, and how its access grew.
import type { CheckGrowth } from '../../views/checker/check-growth-view.ts'
import type { CheckRisk, CheckRiskClass } from '../../views/checker/check-risks-view.ts'
import { make } from '../dom.ts'
import type { createFolds } from './fold.ts'

/** Show the sensitive actions by the class and the reason for their risk. */
export function showRisks(
  classes: readonly CheckRiskClass[],
  fold: ReturnType<typeof createFolds>,
): readonly HTMLElement[] {
  if (classes.length === 0) return [make('p', {}, 'None of the granted actions is recorded as sensitive.')]
  return classes.map(({ name, count, risks }) =>
    fold(
      `risk ${name}`,
      [make('span', { class: 'risk' }, name), ' ', make('span', { class: 'quiet' }, count)],
      () => risks.map(showRisk),
    ),
  )
}

function showRisk({ classes, why, requires, source, actions }: CheckRisk): HTMLElement {
  return make(
    'div',
    { class: 'group' },
    make(
      'ul',
      { class: 'actions' },
      actions.map(({ name, status }) =>
        make('li', {}, make('code', {}, name), ' ', make('span', { class: 'quiet' }, status)),
      ),
    ),
    make('p', {}, why, ' ', make('a', { href: source }, 'Source')),
    requires.length > 0 ? make('p', {}, `Also needed: ${requires.join('; ')}.`) : undefined,
    classes.length > 1 ? make('p', { class: 'quiet' }, `Also: ${classes.slice(1).join(', ')}`) : undefined,
  )
}

/** Show how much the access has grown since a day. */
export function showGrowth(growth: CheckGrowth | undefined): readonly (HTMLElement | undefined)[] {
  if (growth === undefined) {
    return [
      make(
        'p',
        {},
        'The days when actions were added are recorded only for some services, and the text names none of them.',
      ),
    ]
  }
  const { sentence, wildcards, notes } = growth
  return [
    make('p', {}, sentence),
    wildcards.length === 0
      ? undefined
      : make(
          'ul',
          { class: 'wildcards' },
          wildcards.map(({ pattern, text }) => make('li', {}, make('code', {}, pattern), ` ${text}`)),
        ),
    ...notes.map((note) => make('p', { class: 'quiet' }, note)),
  ]
}
