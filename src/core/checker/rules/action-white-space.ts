// Finds white space in actions: IAM compares it, so the action never matches.
import type { Rule } from '../rule.ts'

/** Report white space in actions. Source: IAM User Guide, "IAM JSON policy elements: Action". */
export const actionWhiteSpace: Rule = {
  name: 'action-white-space',
  description:
    'White space is part of the text: "wisdom:QueryAssistant " with a blank at its end matches no action.',
  severity: 'error',
  check: ({ statements }) =>
    statements.flatMap(({ matched }) =>
      matched.entries
        .filter(({ text, pattern }) => text.value !== pattern)
        .map(({ text, pattern }) => ({
          span: text,
          message: `There is white space in ${JSON.stringify(text.value)}: it matches no action.`,
          tip: `Write ${JSON.stringify(pattern)}.`,
        })),
    ),
}
