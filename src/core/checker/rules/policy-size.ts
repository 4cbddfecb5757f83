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

/** What the documents of AWS Organizations are measured with: all characters, so white space between them counts too. */
const isMeasuredWhole = (type: PolicyType) => type === 'scp' || type === 'rcp'

/**
 * Report documents over the limit. Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, which
 * counts no white space and lets the limit of trust policies be raised;
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html, which since 15 May 2026 gives a service
 * control policy twice as many characters as a resource control policy.
 */
export const policySize: Rule = {
  name: 'policy-size',
  severity: 'warning',
  check: ({ text, type, options: { attachment }, parts: { start, shape } }) => {
    const [limit, what] = (type === 'identity' ? limits[attachment ?? 'managed'] : limitsOfTypes[type]) ?? []
    if (limit === undefined || shape === 'unreadable') return []
    const isWhole = isMeasuredWhole(type)
    const size = isWhole ? withoutLayout(text).length : text.replace(/\s/g, '').length
    const span = { start, end: Math.min(start + 1, text.length) }
    const may = `${what} may have ${countOf(limit)}.`
    if (size > limit) {
      return [
        {
          span,
          message: `The policy has ${countOf(size)} characters without white space${isWhole ? ' between them' : ''}; ${may}`,
          tip:
            type === 'trust'
              ? 'Shorten it, or ask for a higher quota of the role trust policy length.'
              : 'Split it into several policies, or use wildcards where lists are long.',
          ...(attachment !== undefined && type === 'identity' && { severity: 'error' as const }),
        },
      ]
    }
    const written = text.trim().length
    if (!isWhole || written <= limit) return []
    return [
      {
        span,
        message: `The policy has ${countOf(written)} characters as it is written; ${may}`,
        tip: `Save it without white space outside of quotation marks: ${countOf(size)} characters remain.`,
      },
    ]
  },
}

const countOf = (number: number) => number.toLocaleString('en')

/** Remove the white space between the tokens of JSON. */
function withoutLayout(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1')
}
