// Finds ForAllValues and ForAnyValue where they do not fit the number of values of a key, or are missing.
import { isGlobalKey, isMultivalued } from '../condition-keys.ts'
import type { ConditionPart } from '../policy-parts.ts'
import type { Rule, RuleContext, RuleFinding } from '../rule.ts'

/** Report wrong and missing qualifiers. Source: IAM User Guide, "Multivalued context keys" and "Single-valued vs. multivalued". */
export const qualifier: Rule = {
  name: 'qualifier',
  severity: 'warning',
  check: (context) =>
    context.statements.flatMap(({ conditions }) =>
      conditions.flatMap((condition) => checkCondition(context, condition)),
    ),
}

function checkCondition(
  { findKey }: RuleContext,
  { reading, operator, key }: ConditionPart,
): readonly RuleFinding[] {
  const { family, qualifier: written, base } = reading
  if (family === undefined) return []
  if (family === 'Null') {
    if (written === undefined) return []
    const message = `${written}: does not change what Null tests.`
    return [{ span: operator, message, tip: 'Write Null.', severity: 'info' }]
  }
  const known = findKey(key.value)
  if (known === undefined) return []
  if (written === undefined && isMultivalued(known)) {
    const message = `${key.value} can have several values in a request, and ${operator.value} does not say how they are compared.`
    const tip = `Use ForAnyValue:${base} if one value must match, or ForAllValues:${base} if all must.`
    // Some services document keys of theirs as lists that are single values in fact.
    return [{ span: operator, message, tip, ...(isGlobalKey(key.value) && { severity: 'error' as const }) }]
  }
  if (written === 'ForAllValues' && !isMultivalued(known)) {
    const message = `${key.value} has one value, and ForAllValues also matches requests without the key.`
    return [
      { span: operator, message, tip: `Remove ForAllValues:, or write ${base}IfExists if that is meant.` },
    ]
  }
  return []
}
