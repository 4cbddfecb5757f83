import { expect, test } from 'vitest'
import cases from '../fixtures/condition-cases.json' with { type: 'json' }
import { areImplied, isImplied, isNegated, needsResourceTag } from './condition.ts'
import type { Condition } from './policy.ts'

function condition([operator = '', key = '', ...values]: readonly string[]): Condition {
  return { operator, key, values }
}

test.each(cases.implied)('$entry by $held: $why', ({ entry, held, expected }) => {
  expect(isImplied(condition(entry), held.map(condition))).toBe(expected)
})

test.each(cases.needsResourceTag)(
  '$entry asks for a resource tag: $expected, $why',
  ({ entry, expected }) => {
    expect(needsResourceTag(condition(entry))).toBe(expected)
  },
)

test('no condition is implied by anything, and every one of several must be', () => {
  const held = [condition(['Bool', 'j', 'true']), condition(['Bool', 'k', 'true'])]
  expect(areImplied([], [])).toBe(true)
  expect(areImplied(held, [...held].reverse())).toBe(true)
  expect(areImplied([...held, condition(['Bool', 'l', 'true'])], held)).toBe(false)
})

test('ForAnyValue is no negation, and a Not after it is', () => {
  expect(['StringEquals', 'ForAnyValue:StringLike', 'Null', 'Bool'].some(isNegated)).toBe(false)
  expect(['StringNotLike', 'ForAllValues:StringNotEqualsIfExists', 'NotIpAddress'].every(isNegated)).toBe(
    true,
  )
})
