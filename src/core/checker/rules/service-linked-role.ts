// Finds statements that allow creating a service-linked role for any service.
import type { Grant } from '../../access/grant.ts'
import { covers, splitAtColons } from '../../policy/pattern.ts'
import type { Rule } from '../rule.ts'
import type { ActionEntry, CheckedStatement } from '../statement-actions.ts'
import { limitNothing } from './bystander-keys.ts'
import { computeRiskAccess, createsServiceRole } from './risk-access.ts'

/** Report unscoped grants. Source: IAM User Guide, "Create a service-linked role": the role's ARN names the service. */
export const serviceLinkedRole: Rule = {
  name: 'service-linked-role',
  severity: 'warning',
  check: (context) => {
    const { statements } = context
    if (!statements.some(namesAction)) return []
    const grants = computeRiskAccess(context)?.access.actions.get(createsServiceRole)?.outcome.grants ?? []
    return statements.flatMap((statement) => {
      const { actions, matched, index } = statement
      if (!grants.some((grant) => grant.statement === index && isWide(grant))) return []
      const entries = matched.entries.filter(isMatch)
      const spans = actions?.isInverted ? [actions.name] : entries.map(({ text }) => text)
      return spans.map((span) => ({
        span,
        message: `${span.value} here allows creating the service-linked role of any service.`,
        tip: 'Name the role, as in arn:aws:iam::*:role/aws-service-role/connect.amazonaws.com/*, or add a condition on iam:AWSServiceName.',
      }))
    })
  },
}

function namesAction({ actions, matched }: CheckedStatement): boolean {
  return actions?.isInverted === true || matched.entries.some(isMatch)
}

/** What `*` allows is reported as a whole, by the rule about privileges. */
const isMatch = ({ actions }: ActionEntry) => actions.some(({ key }) => key === createsServiceRole)

function isWide({ resources, conditions }: Grant): boolean {
  if (!limitNothing(conditions)) return false
  if (!('resource' in resources)) return true
  const rest = resources.resource === '*' ? '*' : (splitAtColons(resources.resource, 6)[5] ?? '*')
  return covers(rest, 'role/aws-service-role/*/*') || covers(rest, 'role/aws-service-role/*')
}
