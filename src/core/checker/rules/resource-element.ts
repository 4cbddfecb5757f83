// Finds statements that have neither or both of Resource and NotResource.
import type { Rule } from '../rule.ts'
import { checkOneOf } from './one-of.ts'

/** Report statements without exactly one of the two. Source: "IAM JSON policy elements: Resource", "… NotResource". */
export const resourceElement: Rule = {
  name: 'resource-element',
  severity: 'error',
  check: (context) => (context.isTrustPolicy ? [] : checkOneOf(context, 'Resource', 'NotResource')),
}
