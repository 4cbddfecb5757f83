// Finds conditions on missing multi-factor authentication that do not test what they seem to.
import type { Rule, RuleFinding } from '../rule.ts'

/** Report tests for `false`. Source: IAM User Guide, "AWS global condition context keys", aws:MultiFactorAuthPresent. */
export const mfa: Rule = {
  name: 'mfa',
  severity: 'warning',
  check: ({ statements }) => {
    const conditions = statements.flatMap((statement) => statement.conditions)
    const isMfa = (key: string) => key.toLowerCase() === 'aws:multifactorauthpresent'
    const testsNull = conditions.some(({ reading, key }) => isMfa(key.value) && reading.family === 'Null')
    return statements.flatMap(({ effect, conditions: own }) =>
      own.flatMap(({ reading, key, values, span }): readonly RuleFinding[] => {
        const { family, ifExists } = reading
        const isFalse = values.length > 0 && values.every(({ value }) => /^false$/i.test(value))
        if (family !== 'Bool' || !isMfa(key.value) || !isFalse) return []
        if (effect?.value === 'Allow') {
          const message = 'This allows requests only without multi-factor authentication.'
          return [{ span, message, tip: 'Write "true" to require it.' }]
        }
        if (ifExists || testsNull) return []
        const message = 'Requests with access keys do not have this key, so they are not denied.'
        return [{ span, message, tip: 'Use BoolIfExists, which also matches where the key is missing.' }]
      }),
    )
  },
}
