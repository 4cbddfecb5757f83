// Finds white space in actions: IAM compares it like any character, so the action never matches.
import type { Rule } from '../rule.ts'

/** Report white space in actions. Source: IAM User Guide, "IAM JSON policy elements: Action". */
export const actionWhiteSpace: Rule = {
  name: 'action-white-space',
  severity: 'error',
  check: ({ statements }) =>
    statements.flatMap(({ matched }) =>
      matched.entries
        .filter(({ text, pattern }) => text.value !== pattern)
        .map(({ text, pattern }) => ({
          span: text,
          message: `${JSON.stringify(text.value)} contains white space, so it matches no action.`,
          tip: `Write ${JSON.stringify(pattern)}.`,
        })),
    ),
}
