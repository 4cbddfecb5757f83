// Finds actions that can escalate privileges and are allowed on every resource, or on all but some.
import type { Grant } from '../../access/grant.ts'
import type { IndexedAction } from '../../actions/action.ts'
import type { ActionIndex } from '../../actions/action-index.ts'
import { expandSet } from '../../actions/expansion.ts'
import { covers, splitAtColons } from '../../policy/pattern.ts'
import { isEverything } from '../../policy/resource.ts'
import type { TextSpan } from '../finding.ts'
import type { Rule } from '../rule.ts'
import type { CheckedStatement } from '../statement-actions.ts'
import { limitNothing } from './bystander-keys.ts'
import { computeRiskAccess, escalates } from './risk-access.ts'

/** Report unscoped actions of the class "privilege-escalation". Source: named by each record of sensitive actions. */
export const privilegeEscalation: Rule = {
  name: 'privilege-escalation',
  severity: 'warning',
  check: (context) => {
    const { risks } = context.options
    const granted = computeRiskAccess(context)
    if (risks === undefined || granted === undefined) return []
    const { index, access } = granted
    const risky = index.all.filter(({ key }) => access.actions.has(key) && escalates(risks, key))
    const unscoped = (statement: CheckedStatement) =>
      risky.filter((action) =>
        access.actions
          .get(action.key)
          ?.outcome.grants.some((grant) => grant.statement === statement.index && isWide(grant, action)),
      )
    return context.statements.flatMap((statement) => {
      const open = unscoped(statement)
      return open.length === 0
        ? []
        : groupsOf(statement, index, open).map(({ span, actions }) => {
            const names = actions.slice(0, 3).map(({ name }) => name)
            const more = actions.length > 3 ? ` and ${actions.length - 3} more` : ''
            const [first] = names
            const why = first === undefined ? undefined : risks.find(first)?.why
            return {
              span,
              message:
                `${names.join(', ')}${more} on every resource can escalate privileges. ${why ?? ''}`.trim(),
              tip: 'Name the resources, or add a condition such as iam:PassedToService.',
            }
          })
    })
  },
}

/** Group actions by the entry of the statement that allows them; a `NotAction` allows them all together. */
function groupsOf(
  { actions: written, matched }: CheckedStatement,
  index: ActionIndex,
  open: readonly IndexedAction[],
): readonly { readonly span: TextSpan; readonly actions: readonly IndexedAction[] }[] {
  if (written === undefined) return []
  if (written.isInverted) return [{ span: written.name, actions: open }]
  return matched.entries.flatMap(({ text, pattern }) => {
    const { matches } = expandSet({ patterns: [pattern], inverted: false }, index)
    const actions = open.filter(({ key }) => matches(key))
    return actions.length === 0 ? [] : [{ span: text, actions }]
  })
}

/**
 * Check for grants on `*`, on everything but some resources, or on every resource of the action's types in any account
 * or Region, which is as wide. A Deny that takes some resources leaves the others, and a condition on the time or the
 * network does not limit what can be done.
 */
function isWide({ resources, conditions }: Grant, { formats: { arns } }: IndexedAction): boolean {
  if (!limitNothing(conditions)) return false
  if (isEverything(resources) || !('resource' in resources)) return true
  if (arns.length === 0) return false
  const [, , service, , , rest] = splitAtColons(resources.resource, 6)
  return arns.every((arn) => {
    const [, , itsService = '', , , itsRest = ''] = splitAtColons(arn, 6)
    return service !== undefined && rest !== undefined && covers(service, itsService) && covers(rest, itsRest)
  })
}
