// Finds values that a condition operator cannot compare: they are no number, date, truth value, ARN or base64 text.
import { readInstant, readNumber } from '../../requests/operator.ts'
import type { OperatorFamily } from '../operators.ts'
import type { ConditionPart, Text } from '../policy-parts.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Report values of the wrong type. Source: IAM User Guide, "IAM JSON policy elements: Condition operators". */
export const conditionValue: Rule = {
  name: 'condition-value',
  severity: 'warning',
  check: ({ statements }) => statements.flatMap(({ conditions }) => conditions.flatMap(checkCondition)),
}

function checkCondition({ reading, key, values, types, span }: ConditionPart): readonly RuleFinding[] {
  if (types.length > 1 && types.every((type) => /^(string|number|boolean)$/.test(type))) {
    const message = `The values of ${key.value} mix JSON types: ${types.join(', ')}.`
    return [{ span, message, tip: 'Write all of them as strings.', severity: 'error' }]
  }
  const { family } = reading
  if (family === undefined) return []
  return values.flatMap((text) => {
    if (text.value.includes('${')) return []
    const fault = describeFault(family, key.value, text)
    return fault === undefined ? [] : [{ span: text, ...fault }]
  })
}

type Fault = Pick<RuleFinding, 'message' | 'tip' | 'severity'>

function describeFault(family: OperatorFamily, key: string, { value }: Text): Fault | undefined {
  const quoted = JSON.stringify(value)
  switch (family) {
    case 'Bool':
    case 'Null':
      return /^(true|false)$/i.test(value)
        ? undefined
        : { message: `${quoted} is not a truth value.`, tip: 'Write "true" or "false".' }
    case 'Numeric':
      return Number.isNaN(readNumber(value))
        ? { message: `${quoted} is not a number.`, tip: 'Write digits, such as "3600".' }
        : undefined
    case 'Date':
      return describeDate(key, value)
    case 'Binary':
      return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value)
        ? undefined
        : { message: `${quoted} is not base64.`, tip: 'Write the value in base64, such as "QmluYXJ5".' }
    case 'ARN':
      return /^arn:|^[*?]|^a?r?[*?]/.test(value) || value === ''
        ? undefined
        : {
            message: `${quoted} is not an ARN, so it matches nothing.`,
            tip: 'Write arn:partition:service:region:account:resource.',
          }
    case 'String':
    case 'IP':
      return undefined
    default:
      return family satisfies never
  }
}

/** Forms of ISO 8601. Source: W3C, "Date and Time Formats", which the IAM User Guide names. */
const isoDate = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/

function describeDate(key: string, value: string): Fault | undefined {
  const tip = 'Write the date as in "2026-12-31" or "2026-12-31T23:59:59Z".'
  if (isoDate.test(value))
    return Number.isNaN(Date.parse(value.replace(',', '.')))
      ? { message: `${JSON.stringify(value)} is not a date.`, tip }
      : undefined
  if (Number.isNaN(readInstant(value)) || !/^[+-]?\d+(\.\d+)?$/.test(value))
    return { message: `${JSON.stringify(value)} is not a date that IAM reads.`, tip }
  if (/^aws:EpochTime$/i.test(key)) return undefined
  return { message: `${value} is read as seconds since 1970.`, tip, severity: 'info' }
}
