// Finds policy variables that are misspelled, stand where IAM has none, or let too much through.
import type { ConditionPart, StatementPart, Text } from '../policy-parts.ts'
import type { Rule, RuleContext, RuleFinding } from '../rule.ts'
import { findVariableFaults } from './read-variables.ts'

/** Report wrong variables. Source: IAM User Guide, "IAM policy elements: Variables and tags". */
export const variable: Rule = {
  name: 'variable',
  severity: 'error',
  check: (context) => {
    // A document of another version has no variables, which the rule about versions reports.
    const version = context.parts.fields.find(({ name }) => name.value.toLowerCase() === 'version')
    const isOld = version !== undefined && version.node.value !== '2012-10-17'
    if (!context.text.includes('${') || isOld) return []
    return context.statements.flatMap((statement) => [
      ...checkElsewhere(statement),
      ...(statement.resources?.texts ?? []).flatMap((text) => {
        const faults = checkForm(context, text)
        return faults.length > 0 ? faults : checkWidth(text)
      }),
      ...statement.conditions.flatMap((condition) => checkCondition(context, condition)),
    ])
  },
}

function checkForm({ index, findKey }: RuleContext, text: Text): readonly RuleFinding[] {
  const faults = findVariableFaults(text.value).map(({ written, fault, tip }) => ({
    span: text,
    message: `The variable ${written} ${fault}.`,
    tip,
  }))
  if (faults.length > 0 || index.snapshot.globalKeys === undefined) return faults
  const keys = [...text.value.matchAll(/\$\{(aws:[^},]*)/gi)].map(([, key = '']) => key)
  const unknown = keys.find((key) => findKey(key) === undefined)
  if (unknown === undefined) return []
  const message = `The variable \${${unknown}} names no global condition key of AWS.`
  return [{ span: text, message, tip: `Check its spelling, such as \${aws:username}.` }]
}

/** A wildcard next to a variable also matches longer values: `ann*` matches what belongs to anna. */
function checkWidth(text: Text): readonly RuleFinding[] {
  const found = /\$\{[^}*?$]+\}\*|\*\$\{[^}*?$]+\}/.exec(text.value)?.[0]
  if (found === undefined) return []
  return [
    {
      span: text,
      message: `${found} also matches values that only begin or end like the variable, and everything if it is empty.`,
      tip: 'Put a separator such as / between the variable and the wildcard.',
      severity: 'warning',
    },
  ]
}

function checkCondition(
  context: RuleContext,
  { reading, operator, values }: ConditionPart,
): readonly RuleFinding[] {
  const { family } = reading
  return values.flatMap((text) => {
    if (!text.value.includes('${')) return []
    if (family === undefined || family === 'String' || family === 'ARN') return checkForm(context, text)
    const message = `${operator.value} does not read policy variables; only String and ARN operators do.`
    return [{ span: text, message, tip: 'Write a value, or use an operator for strings.' }]
  })
}

function checkElsewhere({ find, actions }: StatementPart): readonly RuleFinding[] {
  const texts = ['Sid', 'Effect'].flatMap((name) => {
    const field = find(name)
    return typeof field?.node.value === 'string' ? [{ ...field.span, value: field.node.value }] : []
  })
  return [...texts, ...(actions?.texts ?? [])]
    .filter(({ value }) => value.includes('${'))
    .map((text) => ({
      span: text,
      message: 'Policy variables work only in resources and conditions.',
      tip: 'Remove the variable.',
    }))
}
