// Sensitive actions and growth in; the parts of the page about them out.
import type { CheckGrowth } from '../../views/check-growth-view.ts'
import type { CheckRisk } from '../../views/check-risks-view.ts'
import { make } from './dom.ts'
import type { createFolds } from './fold.ts'

/** Show the sensitive actions by the reason why they are sensitive. */
export function showRisks(
  risks: readonly CheckRisk[],
  fold: ReturnType<typeof createFolds>,
): readonly HTMLElement[] {
  if (risks.length === 0) return [make('p', {}, 'No action that it grants is recorded as sensitive.')]
  return risks.map(({ classes, why, requires, source, actions }) => {
    const [first] = actions
    const rest = actions.length === 1 ? '' : ` and ${actions.length - 1} more`
    const head = [
      make('code', {}, first?.name ?? ''),
      `${rest} `,
      make('span', { class: 'risk' }, classes.join(', ')),
    ]
    return fold(`risk ${why}`, head, () => [
      make('p', {}, why, ' ', make('a', { href: source }, 'Source')),
      requires.length > 0 ? make('p', {}, `Also needed: ${requires.join('; ')}.`) : undefined,
      make(
        'ul',
        { class: 'actions' },
        actions.map(({ name, status }) =>
          make('li', {}, make('code', {}, name), ' ', make('span', { class: 'quiet' }, status)),
        ),
      ),
    ])
  })
}

/** Show how the text grew since a day. */
export function showGrowth(growth: CheckGrowth | undefined): readonly (HTMLElement | undefined)[] {
  if (growth === undefined) {
    return [
      make(
        'p',
        {},
        'When the actions of these services came is not recorded, so nothing can be said about growth.',
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
