// Shows a comparison that was computed in the browser: the verdict and every changed action.
import type { CheckChanges, CheckComparison } from '../../views/checker/check-comparison-view.ts'
import { make } from '../dom.ts'
import type { createFolds } from './fold.ts'
import { type GoToStatement, showGrants, showLevels } from './show-actions.ts'

/** Show a comparison of `from` with `to`. */
export function showComparison(
  comparison: CheckComparison,
  [from, to]: readonly [from: string | HTMLElement, to: string | HTMLElement],
  fold: ReturnType<typeof createFolds>,
  goToStatement: GoToStatement,
): readonly (HTMLElement | undefined)[] {
  const { nearness, verdict, sign, sentence, notes, tally, sections } = comparison
  return [
    nearness === undefined ? undefined : make('p', { class: 'lead' }, nearness),
    make(
      'section',
      { class: `verdict ${verdict}`, 'aria-label': 'Verdict' },
      make(
        'p',
        { class: 'verdict-sentence' },
        make(
          'span',
          { class: `badge ${verdict}` },
          make('span', { 'aria-hidden': 'true' }, sign),
          ` ${verdict}`,
        ),
        ' ',
        showPhrases(sentence),
      ),
      make(
        'ul',
        { class: 'notes' },
        notes.map((note) => make('li', {}, showPhrases(note))),
      ),
      make(
        'ul',
        { class: 'counts' },
        tally.map(({ kind, sign: mark, count }) =>
          make('li', { class: kind }, make('span', { 'aria-hidden': 'true' }, mark), ` ${count} ${kind}`),
        ),
      ),
    ),
    make('p', {}, 'From ', from, ' to ', to, ', using the same snapshot of AWS’s actions.'),
    ...sections.map((section) =>
      fold(`change ${section.kind}`, showHead(section), () => showServices(section, goToStatement)),
    ),
  ]
}

function showPhrases(phrases: CheckComparison['sentence']): readonly (string | HTMLElement)[] {
  return phrases.map((phrase) => (typeof phrase === 'string' ? phrase : make('code', {}, phrase.code)))
}

function showHead({ kind, meaning, count }: CheckChanges): readonly (string | HTMLElement)[] {
  return [
    make('b', {}, `${count.toLocaleString('en')} ${kind}`),
    ' ',
    make('span', { class: 'quiet' }, meaning),
  ]
}

function showServices({ services }: CheckChanges, goToStatement: GoToStatement): readonly HTMLElement[] {
  return services.map(({ prefix, name, count, groups, moreGroups }) =>
    make(
      'section',
      { class: 'service' },
      make('h3', {}, make('code', {}, prefix), ` ${name} `, make('span', { class: 'quiet' }, `${count}`)),
      groups.map(({ levels, before, after }) =>
        make(
          'div',
          { class: 'group' },
          showLevels(levels),
          make(
            'div',
            { class: 'scopes' },
            before ? make('div', {}, make('h4', {}, 'Before'), showGrants(before, goToStatement)) : undefined,
            after
              ? make(
                  'div',
                  {},
                  make('h4', {}, before ? 'After' : 'Granted'),
                  showGrants(after, goToStatement),
                )
              : undefined,
          ),
        ),
      ),
      moreGroups > 0 ? make('p', { class: 'quiet' }, `and ${moreGroups} more groups of actions`) : undefined,
    ),
  )
}
