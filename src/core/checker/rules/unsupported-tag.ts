// Finds conditions on resource tags for actions that act on no resource.
import { needsResourceTag } from '../../policy/condition.ts'
import type { Rule } from '../rule.ts'

/** Report resource tags that no resource can carry. Source: IAM User Guide, "AWS global condition context keys" (aws:ResourceTag). */
export const unsupportedTag: Rule = {
  name: 'unsupported-tag',
  description:
    'An action without resource types has no resource in its request, so a condition on a resource tag is effectively never met.',
  severity: 'warning',
  check: ({ statements }) =>
    statements.flatMap(({ conditions, matched }) =>
      conditions
        .filter(({ operator, key }) =>
          needsResourceTag({ operator: operator.value, key: key.value, values: [] }),
        )
        .flatMap(({ key }) => {
          const without = matched.entries.filter(
            ({ actions }) => actions.length > 0 && actions.every(({ formats }) => formats.takesNoResource),
          )
          if (without.length === 0) return []
          const names = without.slice(0, 3).map(({ pattern }) => pattern)
          const more = without.length > 3 ? ` and ${without.length - 3} more` : ''
          const message = `${names.join(', ')}${more}: the request has no resource that could carry ${key.value}.`
          return [{ span: key, message, tip: 'Move these actions to a statement without this condition.' }]
        }),
    ),
}
