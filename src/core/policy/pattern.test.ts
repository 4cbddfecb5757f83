import { expect, test } from 'vitest'
import cases from '../fixtures/pattern-cases.json' with { type: 'json' }
import { covers } from './covers.ts'
import { overlaps } from './overlaps.ts'
import { isPlain, matcherOf, splitAtColons } from './pattern.ts'

test.each(cases.matches)('$pattern on $text: $why', ({ pattern, text, expected }) => {
  expect(matcherOf(pattern)(text)).toBe(expected)
})

test.each(cases.covers)('$wide over $narrow: $why', ({ wide, narrow, expected }) => {
  expect(covers(wide, narrow)).toBe(expected)
})

test.each(cases.overlaps)('$left and $right: $why', ({ left, right, expected }) => {
  expect(overlaps(left, right)).toBe(expected)
  expect(overlaps(right, left)).toBe(expected)
})

test.each(cases.split)('$pattern splits: $why', ({ pattern, expected }) => {
  expect(splitAtColons(pattern, 6)).toEqual(expected)
})

test('only text without wildcards and variables is plain', () => {
  expect(cases.plain.filter(isPlain)).toEqual(cases.plain)
  expect(cases.notPlain.filter(isPlain)).toEqual([])
})

test('an adversarial pair of patterns is decided quickly', () => {
  const wide = '*a?'.repeat(40)
  const narrow = `${'*ab'.repeat(60)}*`
  const started = performance.now()
  expect(covers(wide, narrow)).toBe(false)
  expect(overlaps(wide, narrow)).toBe(true)
  expect(performance.now() - started).toBeLessThan(2000)
})
