// Finds service prefixes that AWS does not have.
import type { Rule } from '../rule.ts'

/** Report unknown services. Source: Service Authorization Reference. */
export const unknownService: Rule = {
  name: 'unknown-service',
  severity: 'error',
  check: ({ statements, services, nearest, options }) =>
    statements.flatMap(({ matched }) =>
      matched.entries
        .filter(({ kind, pattern }) => kind === 'unknown service' && !options.wasListed?.(pattern))
        .map(({ text, prefix }) => {
          const meant = nearest(prefix, services)
          const tip =
            meant === undefined
              ? 'Look it up there: AWS may have ended the service.'
              : `Did you mean ${meant}?`
          const message = `No service has the prefix ${JSON.stringify(prefix)}, according to AWS’s reference.`
          return { span: text, message, tip }
        }),
    ),
}
