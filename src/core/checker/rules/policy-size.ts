// Finds policies that are longer than AWS allows for their type.
import type { Attachment, Rule } from '../rule.ts'
import type { PolicyType } from '../types/policy-type.ts'

type Limit = readonly [limit: number, what: string]

const limits: Readonly<Record<Attachment, Limit>> = {
  managed: [6144, 'a managed policy'],
  user: [2048, 'all inline policies of a user together'],
  group: [5120, 'all inline policies of a group together'],
  role: [10240, 'all inline policies of a role together'],
}

/** Resource-based policies have a limit of their service. */
const limitsOfTypes: Readonly<Record<Exclude<PolicyType, 'identity'>, Limit | undefined>> = {
  trust: [2048, 'a trust policy'],
  resource: undefined,
  scp: [10240, 'a service control policy'],
  rcp: [5120, 'a resource control policy'],
  boundary: [6144, 'a permissions boundary'],
}

/**
 * Report documents over the limit. Source: IAM User Guide, "IAM and AWS STS quotas"; AWS Organizations User Guide, "Quotas
 * and service limits"; since 15 May 2026 a service control policy may have twice as many characters as a resource control
 * policy. The limit of trust policies can be raised, so going over it is no error.
 */
export const policySize: Rule = {
  name: 'policy-size',
  severity: 'warning',
  check: ({ text, type, options: { attachment }, parts: { start, shape } }) => {
    const size = text.replace(/\s/g, '').length
    const [limit, what] = (type === 'identity' ? limits[attachment ?? 'managed'] : limitsOfTypes[type]) ?? []
    if (limit === undefined || size <= limit || shape === 'unreadable') return []
    const count = (number: number) => number.toLocaleString('en')
    return [
      {
        span: { start, end: Math.min(start + 1, text.length) },
        message: `The policy has ${count(size)} characters without white space; ${what} may have ${count(limit)}.`,
        tip: 'Split it into several policies, or use wildcards where lists are long.',
        ...(attachment !== undefined && type === 'identity' && { severity: 'error' as const }),
      },
    ]
  },
}
