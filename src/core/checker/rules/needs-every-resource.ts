// Finds, in statements with ARNs, actions that act on no resource, so that only * would match.
import type { Rule } from '../rule.ts'

/** Report actions that need `*`. Source: Service Authorization Reference, actions without resource types. */
export const needsEveryResource: Rule = {
  name: 'needs-every-resource',
  severity: 'warning',
  check: ({ statements, fitOf }) =>
    statements.flatMap((statement) =>
      fitOf(statement).everyOnly.map(({ text, pattern }) => ({
        span: text,
        message: `${pattern} takes no resource, according to AWS’s reference, so with an ARN it never matches.`,
        tip: 'Move it to its own statement with "Resource": "*".',
      })),
    ),
}
