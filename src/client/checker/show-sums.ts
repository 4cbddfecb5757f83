// Shows the sensitive actions that wildcards grant, as a table by service and risk.
import type { RiskSums } from '../../views/checker/check-sums-view.ts'
import { make } from '../dom.ts'

/** Show one row for each service with sensitive actions. */
export function showSums({ classes, services }: RiskSums): HTMLElement {
  const label = 'Sensitive actions that wildcards grant, by service and risk'
  const head = ['Service', 'Actions', ...classes].map((name) => make('th', { scope: 'col' }, name))
  const rows = services.map(({ prefix, name, actions, counts }) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, make('code', {}, prefix), ` ${name}`),
      [actions, ...counts].map((count) => make('td', {}, count === 0 ? '' : count.toLocaleString('en'))),
    ),
  )
  return make(
    'div',
    { class: 'matrix sums', role: 'region', 'aria-label': label, tabindex: '0' },
    make('table', {}, make('thead', {}, make('tr', {}, head)), make('tbody', {}, rows)),
  )
}
