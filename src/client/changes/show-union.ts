// Shows the comparison of several policies with several others.
import { createFolds } from '../checker/fold.ts'
import type { GoToStatement } from '../checker/show-actions.ts'
import { showComparison } from '../checker/show-comparison.ts'
import { make } from '../dom.ts'
import type { UnionAnswer } from './union-messages.ts'

/** Show an answer; `goTo` receives the number of a statement. */
export function showUnion({ faults, notes, comparison, shares }: UnionAnswer, goTo: GoToStatement) {
  return [
    faults.length === 0
      ? undefined
      : make(
          'ul',
          { class: 'ask-faults' },
          faults.map((fault) => make('li', {}, fault)),
        ),
    comparison &&
      showComparison(comparison, ['the policies before', 'the policies after'], createFolds(), goTo),
    shares.map(({ side, lines }) =>
      make(
        'section',
        {},
        make('h3', {}, `What each policy ${side} adds to the others`),
        make(
          'ul',
          {},
          lines.map(({ name, words }) => make('li', {}, make('b', {}, name), ` ${words}`)),
        ),
      ),
    ),
    notes.map((note) => make('p', { class: 'quiet' }, note)),
  ]
}
