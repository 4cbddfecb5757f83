// Tests the list of releases that programs ask for what is new since a day.
import { expect, test } from 'vitest'
import { realSite } from '../../../tests/support/real-site.ts'
import { datedSite } from '../../../tests/support/small-site.ts'
import { toChangesJson } from './changes-json.ts'
import { listReleaseYears, toReleasesJson, toYearJson } from './releases-json.ts'

const { asOf, releases } = toReleasesJson(realSite)

test('every version is listed once, newest first, with its own page', () => {
  const recorded = realSite.policies.flatMap(({ name, versions }) =>
    versions.map(({ id }) => `${name}/${id}`),
  )
  expect(releases.map(({ policy, version }) => `${policy}/${version}`).sort()).toEqual(recorded.sort())
  const dates = releases.flatMap(({ created }) => created ?? [])
  expect(dates).toEqual(dates.toSorted().reverse())
  expect(asOf).toBe(realSite.settings.asOf)
  for (const { policy, version, url } of releases)
    expect(new URL(url).pathname).toBe(realSite.urls.version(policy, version))
})

test('verdicts and counts are those of the comparison with the version before; first versions have none', () => {
  const changed = new Map(toChangesJson(realSite).map((change) => [`${change.policy}/${change.to}`, change]))
  for (const { policy, version, verdict, changeCounts } of releases) {
    const change = changed.get(`${policy}/${version}`)
    expect([policy, version, verdict]).toEqual([policy, version, change?.verdict ?? 'first'])
    const counts =
      change &&
      Object.fromEntries(Object.entries(change.changes).map(([kind, actions]) => [kind, actions.length]))
    expect(changeCounts).toEqual(counts)
  }
  expect(releases.filter(({ verdict }) => verdict === 'first')).toHaveLength(realSite.policies.length)
})

test('the years are the same list in parts', () => {
  const years = listReleaseYears(realSite)
  expect(years).toEqual([...new Set(releases.map(({ created = '' }) => created.slice(0, 4)))])
  expect(years.flatMap((year) => toYearJson(realSite, year).releases)).toEqual(releases)
})

test.each([
  [
    'neighbors of one year',
    ['2026-01-01T00:00:00Z', undefined, '2026-03-01T00:00:00Z'],
    ['2026'],
    ['v3', 'v2', 'v1'],
  ],
  [
    'neighbors of two years',
    ['2025-01-01T00:00:00Z', undefined, '2026-03-01T00:00:00Z'],
    ['2026', '2025'],
    ['v3'],
  ],
  ['no newer neighbor', ['2026-01-01T00:00:00Z', undefined], ['2026'], ['v1']],
  ['no date at all', [undefined, undefined], [], []],
])('an undated version with %s claims no other year', (_what, created, years, ofFirst) => {
  const site = datedSite(created)
  expect(listReleaseYears(site)).toEqual(years)
  expect(toYearJson(site, years[0] ?? '2026').releases.map(({ version }) => version)).toEqual(ofFirst)
  for (const { version, created: date } of toReleasesJson(site).releases)
    expect(date).toBe(created[Number(version.slice(1)) - 1])
})
