// Finds values of a condition that another value of the same condition makes redundant.
import { readRange } from '../../requests/address.ts'
import { readInstant, readNumber } from '../../requests/operator.ts'
import type { ConditionPart, Text } from '../policy-parts.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Report redundant values. Source: IAM User Guide, "… Condition": the values of a key are joined by OR, by NOR for a negated operator. */
export const redundantValue: Rule = {
  name: 'redundant-value',
  severity: 'info',
  check: ({ statements }) => statements.flatMap(({ conditions }) => conditions.flatMap(checkCondition)),
}

function checkCondition({ reading, key, values }: ConditionPart): readonly RuleFinding[] {
  if (values.length < 2) return []
  const { family, base } = reading
  const relation = /(Less|Greater)Than/i.exec(base)?.[1]?.toLowerCase()
  const read = family === 'Numeric' ? readNumber : family === 'Date' ? readInstant : undefined
  if (relation !== undefined && read !== undefined)
    return checkLimits(values, relation === 'less', read, key.value)
  return family === 'IP' ? checkRanges(values) : checkTwins(values)
}

function checkLimits(
  values: readonly Text[],
  isUpper: boolean,
  read: (text: string) => number,
  key: string,
): readonly RuleFinding[] {
  const numbers = values.map(({ value }) => read(value))
  if (numbers.some(Number.isNaN)) return []
  const best = numbers.reduce((a, b) => (isUpper ? Math.max(a, b) : Math.min(a, b)))
  const kept = numbers.indexOf(best)
  return values.flatMap((text, i) => {
    if (i === kept) return []
    const message = `${text.value} has no effect beside ${values[kept]?.value}: one limit of ${key} is enough.`
    return [{ span: text, message, tip: `Keep only ${values[kept]?.value}.` }]
  })
}

/** Sort the ranges by where they begin, the longest first: one that ends before the end of an earlier one is inside it. */
function checkRanges(values: readonly Text[]): readonly RuleFinding[] {
  const read = values.flatMap((text) => {
    const range = readRange(text.value)
    return range === undefined ? [] : [{ text, ...range }]
  })
  read.sort((a, b) => a.bits - b.bits || compare(a.first, b.first) || compare(b.last, a.last))
  let widest = read[0]
  return read.slice(1).flatMap((range) => {
    if (widest === undefined || range.bits !== widest.bits || range.last > widest.last) {
      widest = range
      return []
    }
    const message = `${range.text.value} is inside ${widest.text.value}.`
    return [{ span: range.text, message, tip: 'Remove it.' }]
  })
}

const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0)

function checkTwins(values: readonly Text[]): readonly RuleFinding[] {
  const seen = new Set<string>()
  return values.flatMap((text) => {
    const isTwin = seen.has(text.value)
    seen.add(text.value)
    return isTwin
      ? [{ span: text, message: `${JSON.stringify(text.value)} is already in this list.`, tip: 'Remove it.' }]
      : []
  })
}
