// Finds principals, which only trust policies and resource-based policies may name.
import type { Rule } from '../rule.ts'

/** Report principals. Source: IAM User Guide, "AWS JSON policy elements: Principal", "Identity-based policies and resource-based policies". */
export const principal: Rule = {
  name: 'principal',
  severity: 'error',
  check: ({ statements, isTrustPolicy }) =>
    statements.flatMap(({ find }, i) => {
      const field = find('Principal') ?? find('NotPrincipal')
      if (field === undefined) return []
      if (!isTrustPolicy) {
        const message = 'An identity-based policy must not name a principal.'
        const tip = 'Remove it, or attach this as a resource-based policy (on a bucket, a key, a queue …).'
        return [{ span: field.name, message, tip }]
      }
      if (i > 0) return []
      const message = 'This is a trust policy: it says who may assume a role.'
      const tip = 'Set it as the trust relationship of the role; it cannot be attached like other policies.'
      return [{ span: field.name, message, tip, severity: 'info' as const }]
    }),
}
