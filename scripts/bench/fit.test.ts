import { expect, test } from 'vitest'
import { fitExponent } from './fit.ts'

test.each([0, 0.5, 1, 1.7])('a cost that grows with the power %d', (power) => {
  const points = [1, 7, 100, 1000].map((size) => ({ size, cost: 3 * size ** power }))
  expect(fitExponent(points)).toBeCloseTo(power, 10)
})

test('a cost with a constant part looks less than linear', () => {
  const points = [60, 600, 6000].map((size) => ({ size, cost: 20 + size / 20 }))
  expect(fitExponent(points)).toBeLessThan(1)
})
