// Finds statements that have neither or both of Resource and NotResource.
import type { Rule } from '../rule.ts'
import { checkOneOf } from './one-of.ts'

/** Report statements without exactly one of the two. Source: "IAM JSON policy elements: Resource", "… NotResource". */
export const resourceElement: Rule = {
  name: 'resource-element',
  severity: 'error',
  check: (context) => {
    if (context.type === 'trust') return []
    const found = checkOneOf(context, 'Resource', 'NotResource')
    if (context.type !== 'resource') return found
    // Policies of some services, such as ECR's, name no resource: it is the one that they are attached to.
    const isNamed = (start: number) =>
      context.statements.some((one) => one.start <= start && start < one.end && one.resources !== undefined)
    return found.filter(({ span }) => isNamed(span.start))
  },
}
