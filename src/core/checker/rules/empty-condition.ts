// Finds conditions without operators, keys or values.
import type { ConditionPart, StatementPart } from '../policy-parts.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Report empty conditions. Source: IAM User Guide, "Grammar of the IAM JSON policy language", condition_map. */
export const emptyCondition: Rule = {
  name: 'empty-condition',
  severity: 'info',
  check: ({ statements }) =>
    statements.flatMap((statement) => [
      ...checkBlock(statement),
      ...statement.conditions.filter(({ types }) => types.length === 0).map(describe),
    ]),
}

function checkBlock({ find }: StatementPart): readonly RuleFinding[] {
  const block = find('Condition')
  if (block?.node.type !== 'object') return []
  const operators = (block.node.children ?? []).map(({ children: [, value] = [] }) => value)
  const isEmpty = operators.every((value) => value?.type === 'object' && (value.children ?? []).length === 0)
  if (!isEmpty) return []
  const message = 'The condition is empty, so it limits nothing.'
  return [{ span: block.span, message, tip: 'Remove it, or add an operator, a key and a value.' }]
}

function describe({ reading, operator, key, span }: ConditionPart): RuleFinding {
  const { qualifier, ifExists, isNegated } = reading
  const absent = `${operator.value} without values is met only if the request does not have ${key.value}.`
  if (qualifier === 'ForAllValues' || (ifExists && !isNegated))
    return { span, message: absent, tip: `Write "Null": { "${key.value}": "true" } if that is meant.` }
  const message = isNegated
    ? `${operator.value} without values is always met.`
    : `${operator.value} without values is never met.`
  return { span, message, tip: 'Add the values, or remove the condition.' }
}
