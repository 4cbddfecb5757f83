// Shows what a policy grants: a matrix, then the actions of each service.
import { statuses } from '../../core/access/grant.ts'
import type { CheckAccess, CheckService } from '../../views/checker/check-access-view.ts'
import { make } from '../dom.ts'
import type { createFolds } from './fold.ts'
import { type GoToStatement, showGrants, showLevels, showStatus } from './show-actions.ts'
import { showSums } from './show-sums.ts'

type Counts = CheckService['counts']

/** Show the matrix by service and access level, the services, and what was only counted. */
export function showAccess(
  access: CheckAccess,
  fold: ReturnType<typeof createFolds>,
  goToStatement: GoToStatement,
): readonly (HTMLElement | undefined)[] {
  const { summary, notes, services, unlisted, sums } = access
  return [
    make('p', {}, summary),
    ...notes.map((note) => make('p', { class: 'warning' }, note)),
    services.length > 0 || unlisted ? showMatrix(access) : undefined,
    sums && showSums(sums),
    ...services.map((service) =>
      fold(`access ${service.prefix}`, showHead(service), () => showGroups(service, goToStatement)),
    ),
  ]
}

function showMatrix({ levels, services, unlisted }: CheckAccess): HTMLElement {
  const columns = services.length > 0 ? levels : []
  return make(
    'div',
    {
      class: 'matrix',
      role: 'region',
      'aria-label': 'Granted actions by service and access level',
      tabindex: '0',
    },
    make(
      'table',
      {},
      make(
        'thead',
        {},
        make(
          'tr',
          {},
          ['Service', 'All', ...columns].map((name) => make('th', { scope: 'col' }, name)),
        ),
      ),
      make(
        'tbody',
        {},
        services.map((service) =>
          make(
            'tr',
            {},
            make('th', { scope: 'row' }, showName(service)),
            make('td', {}, showCounts(service.counts)),
            columns.map((_, i) => make('td', {}, showCounts(service.levels[i]))),
          ),
        ),
        unlisted
          ? make(
              'tr',
              {},
              make('th', { scope: 'row' }, unlisted.text),
              make(
                'td',
                {},
                make(
                  'span',
                  { class: unlisted.status },
                  `${unlisted.actions.toLocaleString('en')} ${unlisted.status}`,
                ),
              ),
              columns.map(() => make('td')),
            )
          : undefined,
      ),
    ),
  )
}

function showCounts(counts: Counts | undefined): readonly HTMLElement[] {
  if (counts === undefined) return []
  return statuses
    .filter((status) => counts[status] > 0)
    .map((status) => make('span', { class: status }, `${counts[status].toLocaleString('en')} ${status}`))
}

function showName({ prefix, name, href }: CheckService): readonly (string | HTMLElement)[] {
  const code = make('code', {}, prefix)
  return [href === undefined ? code : make('a', { href }, code), ` ${name}`]
}

function showHead({ prefix, name, counts }: CheckService): readonly (string | HTMLElement)[] {
  const shown = statuses.filter((status) => counts[status] > 0)
  return [
    make('code', {}, prefix),
    ` ${name} `,
    make(
      'span',
      { class: 'counts-inline' },
      shown.flatMap((status) => [
        showStatus(status, `${counts[status].toLocaleString('en')} ${status}`),
        ' ',
      ]),
    ),
  ]
}

function showGroups(
  { groups, moreGroups }: CheckService,
  goToStatement: GoToStatement,
): readonly HTMLElement[] {
  const shown = groups.map(({ outcome, levels }) =>
    make(
      'div',
      { class: 'group' },
      make('div', { class: 'scopes' }, showStatus(outcome.status), showGrants(outcome, goToStatement)),
      showLevels(levels),
    ),
  )
  return moreGroups === 0
    ? shown
    : [
        ...shown,
        make('p', { class: 'quiet' }, `and ${moreGroups.toLocaleString('en')} more groups of actions`),
      ]
}
