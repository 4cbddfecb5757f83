// Finds actions that act on no resource and are given ARNs: only * matches them.
import type { Rule } from '../rule.ts'

/** Report actions that need `*`. Source: Service Authorization Reference, actions without resource types. */
export const needsEveryResource: Rule = {
  name: 'needs-every-resource',
  description:
    'The action acts on no particular resource. A statement with ARNs never matches it; it takes "Resource": "*".',
  severity: 'warning',
  check: ({ statements, fitOf }) =>
    statements.flatMap((statement) =>
      fitOf(statement).everyOnly.map(({ text, pattern }) => ({
        span: text,
        message: `${pattern} takes no resource, by AWS’s reference: with an ARN it never matches.`,
        tip: 'Put it into a statement of its own with "Resource": "*".',
      })),
    ),
}
