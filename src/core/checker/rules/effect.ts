// Finds statements whose Effect is missing or is neither Allow nor Deny.
import type { Rule } from '../rule.ts'
import { headOf } from './spans.ts'

/** Report missing and wrong effects. Source: IAM User Guide, "IAM JSON policy elements: Effect". */
export const effect: Rule = {
  name: 'effect',
  severity: 'error',
  check: ({ statements, parts }) =>
    statements.flatMap((statement) => {
      const field = statement.find('Effect')
      const tip = 'Write "Effect": "Allow" or "Effect": "Deny".'
      if (field === undefined) {
        if (parts.shape === 'fields' && parts.fields.length === 0) return []
        return [{ span: headOf(statement), message: 'Effect is missing.', tip }]
      }
      if (field.node.value === 'Allow' || field.node.value === 'Deny') return []
      return [{ span: field.span, message: 'Effect is neither Allow nor Deny.', tip }]
    }),
}
