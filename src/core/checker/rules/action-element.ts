// Finds statements with none, or both, of Action and NotAction.
import type { Rule } from '../rule.ts'
import { checkOneOf } from './one-of.ts'

/** Report statements that do not say which actions. Source: "IAM JSON policy elements: Action", "… NotAction". */
export const actionElement: Rule = {
  name: 'action-element',
  description: 'Every statement has exactly one of Action and NotAction.',
  severity: 'error',
  check: (context) => checkOneOf(context, 'Action', 'NotAction'),
}
