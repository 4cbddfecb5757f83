import { expect, test } from 'vitest'
import { formatAuditTable } from './format-table.ts'
import { listMissed } from './goals.ts'
import type { Measures } from './measure-page.ts'

const good: Measures = {
  performance: 100,
  accessibility: 100,
  bestPractices: 99,
  seo: 100,
  largestPaint: 940,
  layoutShift: 0,
  transferred: 12_345,
  foreign: [],
  complaints: [],
}

test('a page that meets all goals misses none', () => {
  expect(listMissed(good)).toEqual([])
})

test('tells each goal that is missed, and why a score is low', () => {
  const bad = {
    ...good,
    seo: 98,
    largestPaint: 1001,
    layoutShift: 0.02,
    foreign: ['https://example.org/a.js'],
    complaints: ['No description'],
  }
  expect(listMissed(bad)).toEqual([
    'SEO 98, at least 99 wanted (No description)',
    'largest paint after 1001 ms, at most 1000 wanted',
    'layout shifts by 0.020, none wanted',
    'asks another site: https://example.org/a.js',
  ])
})

test('formats a row for each page', () => {
  expect(
    formatAuditTable([{ page: 'home', measures: good }])
      .split('\n')
      .at(-1),
  ).toBe('| home | 100 | 100 | 99 | 100 | 0.94 s | 0 | 12 kB |')
})
