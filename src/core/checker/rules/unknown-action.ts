// Finds actions that their service does not have.
import { servicePrefix } from '../../actions/action.ts'
import type { ActionIndex } from '../../actions/action-index.ts'
import { remember, rememberAll } from '../../remember.ts'
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
            message: `${JSON.stringify(prefix)} has no action ${JSON.stringify(pattern.slice(prefix.length + 1))}, according to AWS’s reference.`,
            tip:
              meant === undefined ? `Look it up among the actions of ${prefix}.` : `Did you mean ${meant}?`,
          }
        }),
    ),
}

/** Guess the intended action: the same name in another service is a better guess than a similar name. */
function findMeant(context: RuleContext, pattern: string): string | undefined {
  const { index, nearest } = context
  const prefix = servicePrefix(pattern).toLowerCase()
  const name = pattern.slice(prefix.length + 1)
  const elsewhere = listPrefixes(context)
    .map((other) => index.find(`${other}:${name}`)?.name)
    .find(Boolean)
  return elsewhere ?? nearest(pattern, listNames(index)(prefix))
}

/** List the services that the policy names, once per text; no policy that IAM accepts names more. */
const listPrefixes = rememberAll(({ statements }: RuleContext): readonly string[] => {
  const prefixes = statements.flatMap(({ matched }) => matched.entries.map(({ prefix }) => prefix))
  return [...new Set(prefixes)].slice(0, 50)
})

const listNames = rememberAll((index: ActionIndex) =>
  remember(1_000, (prefix: string) => index.expand(`${prefix}:*`).map(({ name }) => name)),
)
