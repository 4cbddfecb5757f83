// Finds condition keys that their service does not have, or that the statement's actions do not support.

import { isNegated } from '../../policy/condition.ts'
import { findConditionKey, isGlobalKey, keyMatcher } from '../condition-keys.ts'
import type { ConditionPart } from '../policy-parts.ts'
import type { Rule, RuleContext, RuleFinding } from '../rule.ts'
import type { CheckedStatement } from '../statement-actions.ts'

/** The maximum number of key lookups in one text; past it, every action counts as supporting the key. */
const mostActions = 200_000

/** Report unsupported keys. Source: Service Authorization Reference, condition keys of each action. */
export const conditionKey: Rule = {
  name: 'condition-key',
  description:
    'A key that an action does not support is absent from its requests. A condition that requires a value is then never met, and the statement has no effect on the action. Global keys (aws:…) are supported everywhere.',
  severity: 'warning',
  check: (context) => {
    const support = supportTest()
    return context.statements.flatMap((statement) =>
      statement.conditions.flatMap((condition) => checkKey(context, statement, condition, support)),
    )
  },
}

type Support = (keys: readonly string[], key: string) => boolean

function supportTest(): Support {
  const matches = keyMatcher()
  let asked = 0
  return (keys, key) => {
    asked += 1
    return asked > mostActions || keys.some((name) => matches(name, key))
  }
}

function checkKey(
  { index, nearest, services }: RuleContext,
  { matched }: CheckedStatement,
  { operator, key }: ConditionPart,
  supports: Support,
): readonly RuleFinding[] {
  const prefix = key.value.slice(0, Math.max(0, key.value.indexOf(':'))).toLowerCase()
  if (isGlobalKey(key.value)) return []
  if (prefix === '') {
    const tip = 'Use a global key such as aws:RequestedRegion, or a key of the service.'
    return [
      { span: key, message: `${JSON.stringify(key.value)} is not a condition key.`, tip, severity: 'error' },
    ]
  }
  const service = index.snapshot.services.find((other) => other.prefix === prefix)
  if (service !== undefined && findConditionKey(index, key.value, keyMatcher()) === undefined) {
    const meant = nearest(
      key.value,
      service.conditionKeys.map(({ name }) => name),
    )
    const tip =
      meant === undefined ? `Look it up among the condition keys of ${prefix}.` : `Did you mean ${meant}?`
    return [
      {
        span: key,
        message: `${JSON.stringify(prefix)} has no condition key ${JSON.stringify(key.value)}.`,
        tip,
      },
    ]
  }
  if (service === undefined && !services.includes(prefix)) return []
  // Conditions that an absent key meets do no harm.
  if (isNegated(operator.value) || /IfExists$|^Null$|^ForAllValues:/i.test(operator.value)) return []
  const without = matched.entries.filter(
    ({ actions }) =>
      actions.length > 0 &&
      !actions.some(({ facts }) => supports(facts?.conditionKeys ?? [key.value], key.value)),
  )
  if (without.length === 0) return []
  const names = without.slice(0, 3).map(({ pattern }) => pattern)
  const more = without.length > 3 ? ` and ${without.length - 3} more` : ''
  const message = `${names.join(', ')}${more} ${without.length === 1 ? 'does' : 'do'} not support ${key.value}, according to AWS’s reference, so the condition is never met there.`
  return [{ span: key, message, tip: 'Move these actions to a statement without this condition.' }]
}
