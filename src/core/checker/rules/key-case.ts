// Finds condition keys that one operator tests twice, in different case.
import type { Rule, RuleFinding } from '../rule.ts'

/** Report keys in two cases. Source: IAM User Guide, "IAM JSON policy elements: Condition": names ignore case. */
export const keyCase: Rule = {
  name: 'key-case',
  severity: 'error',
  check: ({ statements }) =>
    statements.flatMap(({ conditions }) => {
      const seen = new Map<string, string>()
      return conditions.flatMap(({ operator, key }): readonly RuleFinding[] => {
        const id = `${operator.start} ${key.value.toLowerCase()}`
        const twin = seen.get(id)
        if (twin === undefined) seen.set(id, key.value)
        if (twin === undefined || twin === key.value) return []
        const message = `${operator.value} already has this key as ${twin}.`
        return [{ span: key, message, tip: `Join the values under ${twin}.` }]
      })
    }),
}
