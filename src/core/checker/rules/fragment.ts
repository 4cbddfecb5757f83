// Finds text that is only part of a policy, or that has something around the policy.
import type { PolicyShape } from '../policy-parts.ts'
import type { Rule } from '../rule.ts'

const parts: Readonly<Partial<Record<PolicyShape, readonly [message: string, tip: string]>>> = {
  wrapped: ['The policy is inside another object, as the AWS CLI prints it.', 'Use only the inner document.'],
  statement: [
    'This is one statement, not a policy.',
    'Put it in { "Version": "2012-10-17", "Statement": [ … ] }.',
  ],
  statements: [
    'This is a list of statements, not a policy.',
    'Put it in { "Version": "2012-10-17", "Statement": … }.',
  ],
  fields: [
    'These are fields without braces around them, not a policy.',
    'Put braces around the statement, and put it in { "Version": "2012-10-17", "Statement": [ … ] }.',
  ],
  other: ['This is JSON, but not a policy: it has no Statement.', 'Paste a policy document.'],
}

/** Report what is not a whole policy. Source: IAM User Guide, "Grammar of the IAM JSON policy language". */
export const fragment: Rule = {
  name: 'fragment',
  severity: 'error',
  check: ({ slips, parts: { shape, start, end } }) => {
    const around = slips.filter(({ rule }) => rule === 'fragment').map(({ rule: _, ...slip }) => slip)
    const [message, tip] = parts[shape] ?? []
    if (message === undefined || tip === undefined) return around
    const span = { start, end: shape === 'wrapped' ? end : Math.min(end, start + 1) }
    return [...around, { span, message, tip }]
  },
}
