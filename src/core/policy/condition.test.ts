import { expect, test } from 'vitest'
import cases from '../fixtures/condition-cases.json' with { type: 'json' }
import { areImplied, isImplied, isNegated, needsResourceTag } from './condition.ts'
import type { Condition } from './policy.ts'

function condition([operator = '', key = '', ...values]: readonly string[]): Condition {
  return { operator, key, values }
}

test.each(cases.implied)('$held implies $entry: $expected, $why', ({ entry, held, expected }) => {
  expect(isImplied(condition(entry), held.map(condition))).toBe(expected)
})

test.each(cases.needsResourceTag)(
  '$entry requires a resource tag: $expected, $why',
  ({ entry, expected }) => {
    expect(needsResourceTag(condition(entry))).toBe(expected)
  },
)

test('an empty list is implied by anything, and every one of several conditions must be implied', () => {
  const conditions = [condition(['Bool', 'j', 'true']), condition(['Bool', 'k', 'true'])]
  expect(areImplied([], [])).toBe(true)
  expect(areImplied(conditions, [...conditions].reverse())).toBe(true)
  expect(areImplied([...conditions, condition(['Bool', 'l', 'true'])], conditions)).toBe(false)
})

test('ForAnyValue is not a negation, and a Not in the operator is', () => {
  expect(['StringEquals', 'ForAnyValue:StringLike', 'Null', 'Bool'].some(isNegated)).toBe(false)
  expect(['StringNotLike', 'ForAllValues:StringNotEqualsIfExists', 'NotIpAddress'].every(isNegated)).toBe(
    true,
  )
})
