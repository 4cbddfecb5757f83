import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatRanges, parseRanges } from './number-ranges.ts'

test('consecutive numbers are written as a range', () => {
  expect(formatRanges([0, 1, 2, 3, 8, 10, 11])).toBe('0-3 8 10-11')
  expect(formatRanges([])).toBe('')
})

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(600)), (numbers) => {
      const sorted = numbers.toSorted((a, b) => a - b)
      expect(parseRanges(formatRanges(sorted))).toEqual(sorted)
    }),
  )
})
