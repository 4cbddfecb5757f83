// Finds actions that AWS once listed and no longer lists.
import type { Rule } from '../rule.ts'

/** Report retired actions. Source: dated snapshots of the Service Authorization Reference. */
export const formerAction: Rule = {
  name: 'former-action',
  severity: 'warning',
  check: ({ statements, options }) =>
    statements.flatMap(({ matched }) =>
      matched.entries
        .filter(
          ({ kind, pattern }) =>
            (kind === 'unknown' || kind === 'unknown service') && options.wasListed?.(pattern) === true,
        )
        .map(({ text, pattern }) => ({
          span: text,
          message: `AWS no longer lists ${pattern}.`,
          tip: 'Remove it once nothing uses it, or find the action that replaced it.',
        })),
    ),
}
