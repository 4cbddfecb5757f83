import { expect, test } from 'vitest'
import { startOfGrowth } from './check-page-view.ts'

test.each([
  ['2021-01-01', '2026-11-28', '2025-11-28'],
  ['2025-12-01', '2026-11-28', '2025-12-01'],
  ['2021-01-01', '2028-02-29', '2027-02-28'],
])('with dates from %s to %s, growth starts on %s', (oldest, newest, since) => {
  expect(startOfGrowth(oldest, newest)).toBe(since)
})
