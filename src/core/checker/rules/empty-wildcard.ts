// Finds wildcards that match no action today.
import type { Rule } from '../rule.ts'

/** Report wildcards without a match. Source: Service Authorization Reference. */
export const emptyWildcard: Rule = {
  name: 'empty-wildcard',
  severity: 'warning',
  check: ({ statements }) =>
    statements.flatMap(({ matched }) =>
      matched.entries
        .filter(({ kind }) => kind === 'unmatched')
        .map(({ text, pattern }) => ({
          span: text,
          message: `${JSON.stringify(pattern)} matches no action.`,
          tip: 'Check the spelling before the wildcard.',
        })),
    ),
}
