// Finds statements that match no request because they except everything.
import type { Rule } from '../rule.ts'

/** Report NotAction and NotResource of everything. Source: "IAM JSON policy elements: NotAction", "… NotResource". */
export const matchesNothing: Rule = {
  name: 'matches-nothing',
  severity: 'warning',
  check: ({ statements }) =>
    statements.flatMap(({ actions, resources }) =>
      [actions, resources].flatMap((entries) =>
        (entries?.isInverted ? entries.texts : [])
          .filter(({ value }) => /^\*+$/.test(value) || (entries === actions && /^\*+:\*+$/.test(value)))
          .map((text) => ({
            span: text,
            message: `${entries?.name.value} of ${text.value} excepts everything, so the statement matches nothing.`,
            tip: `Remove the statement, or list what it should except.`,
          })),
      ),
    ),
}
