// Shows actions and what a policy does to them, in the same form as the site's pages.
import type { Status } from '../../core/access/grant.ts'
import type { CheckLevel, CheckOutcome } from '../../views/checker/check-actions.ts'
import { join, make } from '../dom.ts'

type Grant = CheckOutcome['grants'][number]
type Ref = Grant['statement']

/** Goes to a statement of the text, by its index. */
export type GoToStatement = (statement: number) => void

/** Show a status as a word. */
export function showStatus(status: Status, text: string = status): HTMLElement {
  return make('span', { class: `status ${status}` }, text)
}

/** Show actions by access level. */
export function showLevels(levels: readonly CheckLevel[]): HTMLElement {
  return make(
    'dl',
    { class: 'levels' },
    levels.map(({ level, actions }) =>
      make(
        'div',
        {},
        make('dt', {}, `${level} `, make('span', { class: 'quiet' }, actions.length.toLocaleString('en'))),
        make(
          'dd',
          {},
          make(
            'ul',
            { class: 'actions' },
            actions.map(({ name, unknown, risks }) =>
              make(
                'li',
                {},
                make('code', {}, name),
                risks.length > 0 ? make('span', { class: 'risk' }, risks.join(', ')) : undefined,
                unknown ? make('span', { class: 'mark' }, 'not in the snapshot') : undefined,
              ),
            ),
          ),
        ),
      ),
    ),
  )
}

/** Show grants with their resources, conditions and statements. */
export function showGrants(
  { grants, cancelled, idle, more }: CheckOutcome,
  goToStatement: GoToStatement,
): HTMLElement {
  return make(
    'ul',
    { class: 'grants' },
    [...grants, ...cancelled, ...idle].map((grant) => showGrant(grant, goToStatement)),
    more > 0 ? make('li', { class: 'quiet' }, `and ${more.toLocaleString('en')} more`) : undefined,
  )
}

function showGrant(grant: Grant, goToStatement: GoToStatement): HTMLElement {
  const refs = (statements: readonly Ref[]) => join(statements.map((ref) => showRef(ref, goToStatement)))
  const { limitedBy, cancelledBy, except, resources, conditions } = grant
  return make(
    'li',
    {},
    make('div', {}, except ? 'on all but ' : 'on ', join(resources.map(showResource))),
    conditions.map(({ operator, key, values, words }) =>
      make(
        'div',
        {},
        `when ${words} `,
        make('code', { class: 'exact' }, `${operator} ${key} = ${values.join(' | ')}`),
      ),
    ),
    limitedBy.length > 0 ? make('div', {}, 'except what is denied by ', refs(limitedBy)) : undefined,
    cancelledBy.length > 0 ? make('div', {}, 'canceled by ', refs(cancelledBy)) : undefined,
    grant.unsupportedCondition
      ? make(
          'div',
          { class: 'mark' },
          'effectively never matches: these actions do not support that condition',
        )
      : undefined,
    grant.idle
      ? make('div', { class: 'mark' }, 'never matches: these actions do not act on such resources')
      : undefined,
    make('div', { class: 'quiet' }, 'by ', refs([grant.statement])),
  )
}

function showResource(resource: string): readonly (string | HTMLElement)[] {
  return resource === '*'
    ? ['every resource ', make('code', {}, '*')]
    : [make('code', { class: 'arn' }, resource)]
}

/** Show a statement of the checked text as a button that goes to it, and one of a cataloged version as a link. */
function showRef(
  { index, label, version, href }: Ref,
  goToStatement: GoToStatement,
): readonly (string | HTMLElement)[] {
  if (href !== '') {
    return [make('a', { href }, label), ' ', make('span', { class: 'quiet' }, version)]
  }
  const button = make('button', { type: 'button', class: 'place' }, label)
  button.addEventListener('click', () => goToStatement(index))
  return [button]
}
