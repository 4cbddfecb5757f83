// Finds condition operators that do not fit the type of the key that they compare.
import { splitAtColons } from '../../policy/pattern.ts'
import { fitsType } from '../operators.ts'
import type { ConditionPart } from '../policy-parts.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Report operators of the wrong type. Source: IAM User Guide, "… Condition operators"; key types of the reference. */
export const conditionType: Rule = {
  name: 'condition-type',
  severity: 'warning',
  check: ({ statements, findKey }) =>
    statements.flatMap(({ conditions }) =>
      conditions.flatMap((condition) => {
        const { reading, operator, key } = condition
        const { family } = reading
        const known = findKey(key.value)
        if (family === undefined || known === undefined || fitsType(family, known.type)) return []
        const message = `${operator.value} does not fit ${key.value}, which is of type ${known.type}.`
        const isArn = family === 'String' && known.type.endsWith('ARN')
        return isArn
          ? [describeArn(condition)]
          : [{ span: operator, message, tip: `Use an operator for ${known.type}.` }]
      }),
    ),
}

/**
 * A string operator reads an ARN as one text. That is the same where no wildcard is in its first five fields; there, a
 * wildcard runs past colons, into other accounts and Regions.
 */
function describeArn({ reading, operator, key, values }: ConditionPart): RuleFinding {
  const isLike = /Like$/i.test(reading.base)
  const isOpen =
    isLike && values.some(({ value }) => /[*?]/.test(splitAtColons(value, 6).slice(0, 5).join('')))
  const message = isOpen
    ? `${operator.value} lets a wildcard run past the colons of ${key.value}, so it can match other accounts and Regions.`
    : `${operator.value} compares ${key.value}, an ARN, as plain text.`
  const tip = `Use ${/Not/i.test(operator.value) ? 'ArnNotLike' : 'ArnLike'}, which compares the fields one by one.`
  return { span: operator, message, tip, ...(!isOpen && { severity: 'info' }) }
}
