// Finds actions that are not of the form service:Action.
import type { Rule } from '../rule.ts'

/** Report malformed actions. Source: IAM User Guide, "IAM JSON policy elements: Action". */
export const actionForm: Rule = {
  name: 'action-form',
  severity: 'error',
  check: ({ statements, index, nearest }) =>
    statements.flatMap(({ matched, actions }) =>
      matched.entries
        .filter(({ kind, pattern }) => kind === 'malformed' && !pattern.includes('${'))
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
                : 'Write the service prefix, a colon and the name, such as connect:ListUsers.'
          const message = `${JSON.stringify(text.value)} in ${actions?.name.value ?? 'Action'} is not of the form service:Action.`
          return { span: text, message, tip }
        }),
    ),
}
