// Tests what the home page leads with.
import { expect, test } from 'vitest'
import { realSite } from '../../../tests/support/real-site.ts'
import { datedSite, smallSite } from '../../../tests/support/small-site.ts'
import { toHomeView } from './home-view.ts'

const allow = (...Action: readonly string[]) => [{ Effect: 'Allow', Action, Resource: '*' }]

test('a version published again without a change is counted, not listed', () => {
  const home = toHomeView(smallSite(allow('a:One'), allow('a:One', 'a:Two'), allow('a:One')))
  expect(home.latest.map(({ version }) => version.id)).toEqual(['v2', 'v1'])
  // v3 is newer than every listed version, so it is among them.
  expect(home.republishedText).toBe('1 version that AWS published again without a change is left out.')
  expect(home.newest?.version.id).toBe('v2')
})

test('without such a version nothing is said about them, and without a change there is none to read', () => {
  const home = toHomeView(smallSite(allow('a:One')))
  expect(home.republishedText).toBeUndefined()
  expect(home.newest).toBeUndefined()
  expect(home.figures).toEqual([])
})

test('the newest change to read is one that changes access', () => {
  const { newest } = toHomeView(realSite)
  expect(newest?.change?.verdict.verdict).not.toBe('same')
})

test('every figure leads to a page and has a number', () => {
  const { figures } = toHomeView(realSite)
  expect(figures.length).toBeGreaterThanOrEqual(3)
  for (const { number, href } of figures) {
    expect(number).toMatch(/^\+?[\d,]+$/)
    expect(href).toMatch(/^\//)
  }
})

test.each([
  ['2026-01-05T00:00:00Z', '5 January 2026'],
  // The count of a text that is older than the oldest snapshot begins with the snapshot.
  ['2015-02-06T00:00:00Z', '13 September 2019'],
])('the growth of a text of %s has the day on which its count begins, %s', (created, day) => {
  const [growth] = toHomeView(datedSite([undefined, undefined, created])).figures
  expect(growth?.text).toBe(`actions granted by an unchanged policy since ${day}`)
})
