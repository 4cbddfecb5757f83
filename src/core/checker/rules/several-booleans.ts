// Finds conditions that list several truth values, of which one must be wrong or both together test nothing.
import { isMultivalued } from '../condition-keys.ts'
import type { Rule } from '../rule.ts'

/** Report several truth values. Source: IAM User Guide, "… Condition operators", Boolean operators. */
export const severalBooleans: Rule = {
  name: 'several-booleans',
  severity: 'error',
  check: ({ statements, findKey }) =>
    statements.flatMap(({ conditions }) =>
      conditions.flatMap(({ reading, key, values, span }) => {
        const { family, qualifier } = reading
        const known = findKey(key.value)
        if (values.length < 2 || (family !== 'Bool' && family !== 'Null')) return []
        if (qualifier !== undefined || (known !== undefined && isMultivalued(known))) return []
        const message = `${key.value} is compared with ${values.length} truth values.`
        return [{ span, message, tip: 'Keep one: "true" or "false".' }]
      }),
    ),
}
