// Shows the findings of the policy checker as a list.
import type { TextSpan } from '../../core/checker/finding.ts'
import type { CheckFinding, CheckFindings } from '../../views/checker/check-findings-view.ts'
import { fill, make } from '../dom.ts'

/** Show the findings; a click on one goes to its place. */
export function showFindings(
  list: HTMLElement,
  { listed, more, counts }: CheckFindings,
  goTo: (span: TextSpan) => void,
): void {
  const total = counts.error + counts.warning + counts.info
  fill(
    list,
    listed.length > 0 && total > 0
      ? make(
          'ol',
          { class: 'check-list' },
          listed.map((finding) => showFinding(finding, goTo)),
        )
      : make('p', { class: 'quiet' }, 'None of the checker’s rules found anything.'),
    more > 0 ? make('p', { class: 'quiet' }, `and ${more.toLocaleString('en')} more`) : undefined,
  )
}

function showFinding(finding: CheckFinding, goTo: (span: TextSpan) => void): HTMLElement {
  const { line, column, severity, rule, message, tip, href } = finding
  const place = make('button', { type: 'button', class: 'place' }, `line ${line}, column ${column}`)
  const item = make(
    'li',
    { class: `finding finding-${severity}` },
    make('p', {}, make('span', { class: `severity severity-${severity}` }, severity), ' ', place),
    make('p', {}, message),
    make('p', { class: 'quiet' }, tip, ' ', make('a', { href }, rule)),
  )
  // A mouse can click the whole item; a keyboard reaches the button.
  item.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || event.target.closest('a') === null) goTo(finding)
  })
  return item
}
