// Finds text that is only a part of a policy, or has something around it.
import type { PolicyShape } from '../policy-parts.ts'
import type { Rule } from '../rule.ts'

const parts: Readonly<Partial<Record<PolicyShape, readonly [message: string, tip: string]>>> = {
  wrapped: [
    'The policy is inside another object, as the command line of AWS prints it.',
    'Use the inner document only.',
  ],
  statement: [
    'This is one statement, not a policy.',
    'Put it into { "Version": "2012-10-17", "Statement": [ … ] }.',
  ],
  statements: [
    'This is a list of statements, not a policy.',
    'Put it into { "Version": "2012-10-17", "Statement": … }.',
  ],
  fields: [
    'These are fields without the braces around them, not a policy.',
    'Put a statement into braces, and it into { "Version": "2012-10-17", "Statement": [ … ] }.',
  ],
  other: ['This is JSON, but not a policy: it has no Statement.', 'Paste the document of a policy.'],
}

/** Report what is not a whole policy. Source: IAM User Guide, "Grammar of the IAM JSON policy language". */
export const fragment: Rule = {
  name: 'fragment',
  description:
    'IAM takes a whole document with Version and Statement, and nothing around it. A statement that was copied alone is checked all the same.',
  severity: 'error',
  check: ({ slips, parts: { shape, start, end } }) => {
    const around = slips.filter(({ rule }) => rule === 'fragment').map(({ rule: _, ...slip }) => slip)
    const [message, tip] = parts[shape] ?? []
    if (message === undefined || tip === undefined) return around
    const span = { start, end: shape === 'wrapped' ? end : Math.min(end, start + 1) }
    return [...around, { span, message, tip }]
  },
}
