// Finds statements with none, or both, of Resource and NotResource.
import type { Rule } from '../rule.ts'
import { checkOneOf } from './one-of.ts'

/** Report statements that do not say on what. Source: "IAM JSON policy elements: Resource", "… NotResource". */
export const resourceElement: Rule = {
  name: 'resource-element',
  description:
    'Every statement has exactly one of Resource and NotResource; a trust policy has none, because it is attached to the role that it speaks of.',
  severity: 'error',
  check: (context) => (context.isTrustPolicy ? [] : checkOneOf(context, 'Resource', 'NotResource')),
}
