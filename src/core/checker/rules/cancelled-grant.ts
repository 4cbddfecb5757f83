// Finds Action entries whose grants are all canceled by Deny statements of the same policy.
import type { ActionAccess } from '../../access/access.ts'
import type { Rule } from '../rule.ts'
import type { CheckedStatement } from '../statement-actions.ts'

/** Report grants without effect. Source: IAM User Guide, "Policy evaluation logic": an explicit Deny overrides. */
export const cancelledGrant: Rule = {
  name: 'cancelled-grant',
  severity: 'warning',
  check: ({ statements, access: accessOf }) => {
    if (!statements.some(({ effect }) => effect?.value === 'Deny')) return []
    const access = accessOf()
    if (access === undefined) return []
    return statements
      .filter(({ effect, actions }) => effect?.value === 'Allow' && actions?.isInverted === false)
      .flatMap((statement) =>
        statement.matched.entries.flatMap(({ text, pattern, actions, kind }) => {
          const keys = kind === 'unknown' ? [pattern.toLowerCase()] : actions.map(({ key }) => key)
          const by = keys.map((key) => cancelledBy(access.actions.get(key), statement))
          const [first] = by
          if (first === undefined || by.some((denies) => denies === undefined)) return []
          const denies = [...new Set(by.flatMap((each) => each ?? []))].map((index) => index + 1)
          const message = `${denies.length === 1 ? 'Statement' : 'Statements'} ${denies.join(', ')} ${denies.length === 1 ? 'denies' : 'deny'} everything that ${pattern} allows here.`
          return [{ span: text, message, tip: 'Remove it here, or narrow the Deny.' }]
        }),
      )
  },
}

/** List the Deny statements that cancel all of a statement's grants of an action; undefined when some are left. */
function cancelledBy(
  action: ActionAccess | undefined,
  { index }: CheckedStatement,
): readonly number[] | undefined {
  if (action === undefined) return undefined
  const { grants, idle, cancelled } = action.outcome
  if ([...grants, ...idle].some(({ statement }) => statement === index)) return undefined
  const own = cancelled.filter(({ statement }) => statement === index)
  return own.length === 0 ? undefined : own.flatMap(({ by }) => by)
}
