import { expect, test } from 'vitest'
import { datedSite, smallSite } from '../../../tests/support/small-site.ts'
import type { Site } from '../../site/site.ts'
import { toGrowthChart } from './growth-chart.ts'

function sumsOf(site: Site) {
  const [policy] = site.policies
  return policy && toGrowthChart(site, policy)?.sums
}

test('the sums are said to begin with the first version', () => {
  expect(sumsOf(datedSite(['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-05T00:00:00Z']))).toBe(
    'Since the first version: +1 from new texts, +1 from changes to AWS’s services.',
  )
})

test('if that is older than the oldest snapshot, the changes to AWS’s services are counted from the snapshot on', () => {
  expect(sumsOf(datedSite(['2015-02-06T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-05T00:00:00Z']))).toBe(
    'Since the first version: +1 from new texts. Since 13 September 2019, the day of the oldest snapshot: +1 from changes to AWS’s services.',
  )
})

test('what is not known of the time before the oldest snapshot is said to be unknown', () => {
  const created = ['2015-02-06T00:00:00Z', '2016-01-01T00:00:00Z', '2026-01-05T00:00:00Z']
  const chartOf = (site: Site) => site.policies[0] && toGrowthChart(site, site.policies[0])
  const chart = chartOf(datedSite(created))
  expect(chart?.rows.map(({ version, silent }) => [version.id, silent])).toEqual([
    ['v3', '+1'],
    ['v2', '+0'],
    ['v1', 'unknown'],
  ])
  expect(chart?.oldTexts).toContain('from before 13 September 2019, the day of the oldest snapshot')
  expect(chartOf(datedSite(created.slice(2)))).not.toHaveProperty('oldTexts')
})

test('a sum below zero has a minus sign, not a hyphen', () => {
  const allow = (...Action: readonly string[]) => [{ Effect: 'Allow', Action, Resource: '*' }]
  expect(sumsOf(smallSite(allow('a:One', 'a:Two'), allow('a:One')))).toBe(
    'Since the first version: −1 from new texts, +0 from changes to AWS’s services.',
  )
})
