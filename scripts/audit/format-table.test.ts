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

test('a page that meets every goal misses none', () => {
  expect(listMissed(good)).toEqual([])
})

test('lists each missed goal and why a score is low', () => {
  const bad = {
    ...good,
    seo: 98,
    largestPaint: 1001,
    layoutShift: 0.02,
    foreign: ['https://example.org/a.js'],
    complaints: ['No description'],
  }
  expect(listMissed(bad)).toEqual([
    'SEO is 98, goal: at least 99 (No description)',
    'largest paint takes 1001 ms, goal: at most 1000',
    'layout shift is 0.020, goal: none',
    'requests another site: https://example.org/a.js',
  ])
})

test('formats one row per page, with the scores of each look and the worst of the rest', () => {
  const dark = { ...good, performance: 97, largestPaint: 1010, layoutShift: 0.01, transferred: 12_600 }
  const looks = [
    { look: 'light', measures: good },
    { look: 'dark', measures: dark },
  ]
  expect(formatAuditTable([{ page: 'home', looks }]).split('\n')).toEqual([
    '| page | light | dark | largest paint | layout shift | transferred |',
    '| --- | --: | --: | --: | --: | --: |',
    '| home | 100 · 100 · 99 · 100 | 97 · 100 · 99 · 100 | 1.01 s | 0.010 | 13 kB |',
  ])
})
