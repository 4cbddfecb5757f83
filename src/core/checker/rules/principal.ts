// Finds principals where the type of the policy must not name any, and missing ones where it must.
import type { Rule, RuleFinding } from '../rule.ts'
import { namesPrincipals, typeNames } from '../types/policy-type.ts'

/**
 * Report principals. Source: IAM User Guide, "AWS JSON policy elements: Principal", "Identity-based policies and
 * resource-based policies"; AWS Organizations User Guide, "SCP syntax", "RCP syntax".
 */
export const principal: Rule = {
  name: 'principal',
  severity: 'error',
  check: ({ statements, type, isTypeGuessed }) =>
    statements.flatMap(({ find, start, end }, i): readonly RuleFinding[] => {
      const field = find('Principal') ?? find('NotPrincipal')
      if (!namesPrincipals(type)) {
        if (field === undefined) return []
        const message = `${articleOf(type)} must not name a principal.`
        const tip = 'Remove it, or attach this as a resource-based policy (on a bucket, a key, a queue …).'
        return [{ span: field.name, message, tip }]
      }
      if (field === undefined) {
        const message = `${articleOf(type)} must name a principal in every statement.`
        const tip = type === 'rcp' ? 'Add "Principal": "*".' : 'Add Principal with who is allowed or denied.'
        return [{ span: { start, end: Math.min(start + 1, end) }, message, tip }]
      }
      if (!isTypeGuessed || i > 0) return []
      const read = type === 'trust' ? guesses.trust : guesses[type === 'rcp' ? 'rcp' : 'resource']
      return [{ span: field.name, ...read }]
    }),
}

const guesses = {
  trust: {
    message: 'This is a trust policy: it says who may assume a role.',
    tip: 'Set it as the trust relationship of the role; it cannot be attached like other policies.',
    severity: 'info',
  },
  resource: {
    message:
      'An identity-based policy must not name a principal, so this is read as a resource-based policy.',
    tip: 'Attach it to a resource (a bucket, a key, a queue …), or remove the principals.',
    severity: 'warning',
  },
  rcp: {
    message: 'This is read as a resource control policy: it denies something to every principal.',
    tip: 'Choose the type if it is another one.',
    severity: 'info',
  },
} as const

function articleOf(type: keyof typeof typeNames): string {
  return `${type === 'identity' ? 'An' : 'A'} ${typeNames[type]}`
}
