import { expect, test } from 'vitest'
import cases from '../fixtures/resource-cases.json' with { type: 'json' }
import type { ResourceSet } from './policy.ts'
import { coversResource, isEverything, overlapsResource } from './resource.ts'

type Written = string | { readonly not: readonly string[] }

function resourceSet(written: Written): ResourceSet {
  return typeof written === 'string' ? { resource: written } : { notResource: written.not }
}

test.each(cases.covers)('$wide over $narrow: $why', ({ wide, narrow, expected }) => {
  expect(coversResource(resourceSet(wide), resourceSet(narrow))).toBe(expected)
})

test.each(cases.overlaps)('$left and $right: $why', ({ left, right, expected }) => {
  expect(overlapsResource(resourceSet(left), resourceSet(right))).toBe(expected)
  expect(overlapsResource(resourceSet(right), resourceSet(left))).toBe(expected)
})

test('only * is everything', () => {
  expect(isEverything({ resource: '*' })).toBe(true)
  expect(isEverything({ resource: 'arn:*' })).toBe(false)
  expect(isEverything({ notResource: ['*'] })).toBe(false)
})
