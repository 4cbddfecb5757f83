// Finds condition operators that do not fit the type of the key that they compare.
import { findConditionKey, keyMatcher } from '../condition-keys.ts'
import { fitsType, readOperator } from '../operators.ts'
import type { Rule } from '../rule.ts'

/** Report operators of the wrong type. Source: IAM User Guide, "… Condition operators"; key types of the reference. */
export const conditionType: Rule = {
  name: 'condition-type',
  description:
    'The operator compares one type of value, such as numbers, dates, IP addresses or Booleans, but the key is of another type.',
  severity: 'warning',
  check: ({ statements, index }) => {
    const matches = keyMatcher()
    return statements.flatMap(({ conditions }) =>
      conditions.flatMap(({ operator, key }) => {
        const { family } = readOperator(operator.value)
        const known = findConditionKey(index, key.value, matches)
        if (family === undefined || known === undefined || fitsType(family, known.type)) return []
        const message = `${operator.value} does not fit ${key.value}, which is of type ${known.type}.`
        return [{ span: operator, message, tip: `Use an operator for ${known.type}.` }]
      }),
    )
  },
}
