// Finds statements that have neither or both of Action and NotAction.
import type { Rule } from '../rule.ts'
import { checkOneOf } from './one-of.ts'

/** Report statements without exactly one of the two. Source: "IAM JSON policy elements: Action", "… NotAction". */
export const actionElement: Rule = {
  name: 'action-element',
  severity: 'error',
  check: (context) => checkOneOf(context, 'Action', 'NotAction'),
}
