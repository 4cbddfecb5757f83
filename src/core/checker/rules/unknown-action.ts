// Finds actions that their service does not have.
import { servicePrefix } from '../../actions/action.ts'
import type { Rule, RuleContext } from '../rule.ts'

/** Report unknown actions. Source: Service Authorization Reference. */
export const unknownAction: Rule = {
  name: 'unknown-action',
  severity: 'error',
  check: (context) =>
    context.statements.flatMap(({ matched }) =>
      matched.entries
        .filter(
          ({ kind, pattern }) =>
            kind === 'unknown' && !pattern.includes('${') && !context.options.wasListed?.(pattern),
        )
        .map(({ text, pattern, prefix }) => {
          const meant = findMeant(context, pattern)
          return {
            span: text,
            message: `${JSON.stringify(prefix)} has no action ${JSON.stringify(pattern.slice(prefix.length + 1))}.`,
            tip:
              meant === undefined ? `Look it up among the actions of ${prefix}.` : `Did you mean ${meant}?`,
          }
        }),
    ),
}

/** Guess the intended action: the same name in another service is a better guess than a similar name. */
function findMeant({ index, nearest, statements }: RuleContext, pattern: string): string | undefined {
  const prefix = servicePrefix(pattern).toLowerCase()
  const name = pattern.slice(prefix.length + 1)
  const prefixes = statements.flatMap(({ matched }) =>
    matched.entries.slice(0, 50).map((entry) => entry.prefix),
  )
  const elsewhere = [...new Set(prefixes)].map((other) => index.find(`${other}:${name}`)?.name).find(Boolean)
  return (
    elsewhere ??
    nearest(
      pattern,
      index.expand(`${prefix}:*`).map((action) => action.name),
    )
  )
}
