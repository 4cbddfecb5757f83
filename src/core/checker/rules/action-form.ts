// Finds actions that are not written as service, colon, name.
import type { Rule } from '../rule.ts'

/** Report malformed actions. Source: IAM User Guide, "IAM JSON policy elements: Action". */
export const actionForm: Rule = {
  name: 'action-form',
  description:
    'An action is the prefix of a service, a colon and a name: connect:ListUsers. Only * stands alone.',
  severity: 'error',
  check: ({ statements, index, nearest }) =>
    statements.flatMap(({ matched, actions }) =>
      matched.entries
        .filter(({ kind }) => kind === 'malformed')
        .map(({ text, pattern }) => {
          const isBare = pattern !== '' && !pattern.includes(':')
          const prefixes = isBare ? [...new Set(matched.entries.map(({ prefix }) => prefix))] : []
          const full = prefixes.map((prefix) => `${prefix}:${pattern}`).find((name) => index.find(name))
          const service = isBare
            ? nearest(
                pattern,
                index.snapshot.services.map(({ prefix }) => prefix),
              )
            : undefined
          const tip =
            full !== undefined
              ? `Write ${full}.`
              : service === pattern.toLowerCase()
                ? `Write ${service}:* for all actions of the service, or name one.`
                : 'Write the prefix of the service, a colon and the name, such as connect:ListUsers.'
          const message = `${JSON.stringify(text.value)} in ${actions?.name.value ?? 'Action'} is not service:Action.`
          return { span: text, message, tip }
        }),
    ),
}
