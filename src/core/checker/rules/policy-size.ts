// Finds policies that are longer than IAM allows.
import type { Attachment, Rule } from '../rule.ts'

const limits: Readonly<Record<Attachment, readonly [limit: number, what: string]>> = {
  managed: [6144, 'a managed policy'],
  user: [2048, 'all inline policies of a user together'],
  group: [5120, 'all inline policies of a group together'],
  role: [10240, 'all inline policies of a role together'],
}

/** Report documents over the limit. Source: IAM User Guide, "IAM and AWS STS quotas". */
export const policySize: Rule = {
  name: 'policy-size',
  severity: 'warning',
  check: ({ text, options: { attachment }, parts: { start, shape } }) => {
    const size = text.replace(/\s/g, '').length
    const [limit, what] = limits[attachment ?? 'managed']
    if (size <= limit || shape === 'unreadable') return []
    const count = (number: number) => number.toLocaleString('en')
    return [
      {
        span: { start, end: Math.min(start + 1, text.length) },
        message: `The policy has ${count(size)} characters without white space; ${what} may have ${count(limit)}.`,
        tip: 'Split it into several policies, or use wildcards where lists are long.',
        ...(attachment !== undefined && { severity: 'error' as const }),
      },
    ]
  },
}
