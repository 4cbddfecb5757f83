// Tests that views, feeds and JSON mark undated versions as such and claim no date for them.
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { listDoubts } from '../scripts/site-checks/find-feed-faults.ts'
import { readFeed } from '../scripts/site-checks/read-feed.ts'
import type { AnnouncementRecord } from '../src/core/records/announcement.ts'
import type { PolicyModel } from '../src/site/policy-model.ts'
import { listReleases } from '../src/site/releases.ts'
import type { Site } from '../src/site/site.ts'
import { exampleValue, listApiKinds } from '../src/views/api/api-files.ts'
import { toChangesJson } from '../src/views/api/changes-json.ts'
import { toPoliciesJson, toPolicyJson } from '../src/views/api/policies-json.ts'
import { publishSchema } from '../src/views/api/schema/publish.ts'
import { toVersionJson } from '../src/views/api/version-json.ts'
import { toAnnouncementsView } from '../src/views/changelog/announcements-view.ts'
import { toChangelogView } from '../src/views/changelog/changelog-view.ts'
import { toFeedOutline } from '../src/views/feeds/feed-outline.ts'
import { toFeedViews } from '../src/views/feeds/feed-view.ts'
import { toLlmsText } from '../src/views/find/llms-view.ts'
import { toPolicyMatrixView } from '../src/views/matrix/matrix-view.ts'
import { toHistoryView } from '../src/views/policies/history-view.ts'
import { toPolicySummary } from '../src/views/policies/policy-summary.ts'
import { toPolicyView } from '../src/views/policies/policy-view.ts'
import { toVersionView } from '../src/views/policies/version-view.ts'
import { toReleaseView } from '../src/views/releases/release-view.ts'
import { describeDate, toVersionRef } from '../src/views/words/version-ref.ts'
import { formats, writeFeeds } from './support/feed-reader.ts'
import { listViews } from './support/list-views.ts'
import { datedSite } from './support/small-site.ts'

const [first, second, third] = ['2026-01-01T12:00:00Z', '2026-01-05T12:00:00Z', '2026-01-15T12:00:00Z']
const asOf = '2026-02-01T00:00:00Z'

const cases = {
  'the middle one undated': [first, undefined, third],
  'the newest undated': [first, second, undefined],
  'the first undated': [undefined, second, third],
  'all undated': [undefined, undefined, undefined],
} as const
type Case = keyof typeof cases
const names = Object.keys(cases) as Case[]

const siteOf = (name: Case) => datedSite(cases[name])
const policyOf = ({ policies: [policy] }: Site): PolicyModel => policy as PolicyModel

const expectedDates: Readonly<Record<Case, readonly string[]>> = {
  'the middle one undated': [
    '1 January 2026',
    'date unknown: between 1 January 2026 and 15 January 2026',
    '15 January 2026',
  ],
  'the newest undated': ['1 January 2026', '5 January 2026', 'date unknown: 5 January 2026 or later'],
  'the first undated': ['date unknown: by 5 January 2026', '5 January 2026', '15 January 2026'],
  'all undated': ['date unknown', 'date unknown', 'date unknown'],
}

/** Collect every value of a field, at any depth. */
function valuesOf(value: unknown, field: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === field ? [inner] : []),
    ...valuesOf(inner, field),
  ])
}

describe.each(names)('%s', (name) => {
  const site = siteOf(name)
  const policy = policyOf(site)
  const known: readonly (string | undefined)[] = cases[name].filter((date) => date !== undefined)

  test('a version shows its date, or that it is unknown and within which bounds', () => {
    expect(policy.versions.map((version) => describeDate(toVersionRef(site, version)))).toEqual(
      expectedDates[name],
    )
  })

  test('no view claims a date other than the known ones, or shows missing values', () => {
    const views = listViews(site)
    const dates = ['created', 'published'].flatMap((field) => valuesOf(views, field))
    expect(dates.filter((date) => !known.includes(date as string) && !isGrowthDay(date))).toEqual([])
    expect(JSON.stringify(views)).not.toMatch(/undefined|NaN|Invalid Date|null null/)
  })

  test('releases, changelog and timeline are ordered by number, in the month of a version’s bounds', () => {
    expect(listReleases(site.policies).map(({ version }) => version.id)).toEqual(['v3', 'v2', 'v1'])
    const { months, undatedText } = toChangelogView(site)
    const month = name === 'all undated' ? '2026-02' : '2026-01'
    expect(months.map(({ id, entries }) => [id, entries.length])).toEqual([[month, 3]])
    expect([undatedText, months[0]?.undatedText]).toEqual(
      Array(2).fill(expect.stringMatching(`^The date of ${3 - known.length} versions? is unknown\\. `)),
    )
    const { marks, caption } = toHistoryView(site, policy).timeline
    expect(caption).toContain('A version whose date is unknown')
    expect(marks.map(({ x }) => x)).toEqual(marks.map(({ x }) => x).toSorted((a, b) => a - b))
    expect(marks.map(({ label }, i) => label.startsWith(`v${i + 1}, ${expectedDates[name][i]}: `))).toEqual([
      true,
      true,
      true,
    ])
  })

  test('growth is shown only for dated versions', () => {
    const growths = policy.versions.map((version) => toVersionView(site, policy, version).growth?.fromDay)
    expect(growths).toEqual(
      cases[name].map((date, i) => (date === undefined ? undefined : expectedDates[name][i])),
    )
    const steps = site.growthSteps(policy)
    expect(steps.flatMap(({ version }) => version ?? [])).toEqual(
      policy.versions.filter(({ date }) => date.created !== undefined).map(({ id }) => id),
    )
    const view = toPolicyView(site, policy)
    expect(view.chart === undefined).toBe(name === 'all undated')
    expect(view.chart?.hasGaps ?? true).toBe(true)
  })

  test('every JSON file matches its schema and has bounds where a date is missing', () => {
    const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
    addFormats.default(ajv)
    for (const file of listApiKinds(site)) {
      const validate = ajv.compile(publishSchema(file.kind, file.title, `https://a.example/${file.kind}`))
      const value = JSON.parse(JSON.stringify(exampleValue(file, site)))
      expect(validate(value), `${file.kind} ${JSON.stringify(validate.errors)}`).toBe(true)
    }
    const versions = toPolicyJson(site, policy).versions
    expect(versions.map(({ created }) => created)).toEqual(cases[name])
    const bounds = versions.map(({ notBefore, notAfter }) => [notBefore, notAfter])
    expect(policy.versions.map((version) => toVersionJson(site, policy, version))).toMatchObject(
      versions.map(({ version, created, notBefore, notAfter }) => ({
        version,
        ...(created && { created }),
        ...(notBefore && { notBefore }),
        ...(notAfter && { notAfter }),
      })),
    )
    expect(bounds).toEqual(policy.versions.map(({ date }) => [date.notBefore, date.notAfter]))
    expect(toChangesJson(site).map(({ date }) => date)).toEqual([cases[name][2], cases[name][1]])
    const [facts] = toPoliciesJson(site).policies
    expect([facts?.created, facts?.updated]).toEqual([cases[name][0], cases[name][2]])
  })

  test.each(formats)('%s has no date for an undated version, says so, and keeps order and IDs', (format) => {
    for (const [address, text] of writeFeeds(toFeedViews(site), format)) {
      const feed = readFeed(address, text)
      expect(feed && listDoubts(feed), address).toEqual([])
      if (!address.includes('/policies/')) continue
      expect(feed?.items.map(({ id }) => id.split(':').at(-1))).toEqual(['Small/v3', 'Small/v2', 'Small/v1'])
      const dates = cases[name].map((date) => date && new Date(date).toISOString())
      expect(feed?.items.map(({ published }) => published)).toEqual(dates.toReversed())
      expect(feed?.items.map(({ title }) => title.includes('(date unknown)'))).toEqual(
        dates.map((date) => date === undefined).toReversed(),
      )
      const sentences = feed?.items.map(({ html }) => html.match(/<p>Date unknown[^<]*/)?.[0]).reverse()
      expect(sentences).toEqual(
        cases[name].map((date, i) => (date ? undefined : `<p>D${expectedDates[name][i]?.slice(1)}.`)),
      )
    }
    const [newest] = toFeedOutline(site).groups.flatMap(({ feeds }) => feeds)
    expect(newest?.newest).toBe(cases[name][2] === undefined ? 'of unknown date' : expectedDates[name][2])
  })

  test('llms.txt and the column headings of the matrix also show unknown dates', () => {
    const days = expectedDates[name].map((text) => text.replace(/:.*/, ''))
    const text = toLlmsText(site, [])
    expect(text).toContain(`Newest version: v3, ${days[2]}.`)
    for (const [i, day] of days.entries()) expect(text).toContain(`/v${i + 1}/index.md): ${day}, `)
    const notes = toPolicyMatrixView(site, policy).services.flatMap(({ columns }) =>
      columns.map(({ note }) => note),
    )
    expect(notes.length).toBeGreaterThan(0)
    for (const note of notes) expect([...days, ...days.map((day) => `from ${day}`)]).toContain(note)
  })

  test('every policy has a time by which the browser can sort it', () => {
    const { latest } = toPolicySummary(site, policy)
    expect(latest.orderedAt).toBe(cases[name][2] ?? (name === 'all undated' ? asOf : second))
  })
})

/** Check for a day on which an action is first listed: the growth feed has an item for each. */
function isGrowthDay(date: unknown): boolean {
  return ['2026-01-10T00:00:00Z', '2026-01-20T00:00:00Z'].includes(String(date))
}

test('no feed dates an undated version to the day of the catalog', () => {
  for (const name of names) {
    for (const [address, text] of writeFeeds(toFeedViews(siteOf(name)), 'atom')) {
      const entries = text.split('<entry>').slice(1)
      expect(
        entries.filter((entry) => entry.includes(asOf.slice(0, 10))),
        `${name} ${address}`,
      ).toEqual([])
    }
  }
})

test('a version between two versions of the same day was created on that day', () => {
  const site = datedSite([first, undefined, '2026-01-01T13:00:00Z'])
  expect(policyOf(site).versions.map((version) => describeDate(toVersionRef(site, version)))[1]).toBe(
    'date unknown: on 1 January 2026, like the versions around it',
  )
})

test('the growth line breaks where an undated version may have been current', () => {
  const chart = toPolicyView(
    datedSite([first, undefined, third]),
    policyOf(datedSite([first, undefined, third])),
  )
  expect(
    chart.chart?.rows.map(({ version: { id }, start, silent, end, byText }) => [
      id,
      start,
      silent,
      end,
      byText,
    ]),
  ).toEqual([
    ['v3', '2', '+1', '3', 'unknown'],
    ['v2', 'unknown', 'unknown', 'unknown', 'unknown'],
    ['v1', '1', 'unknown', 'unknown', 'first'],
  ])
  expect(chart.chart?.silentPath.match(/M/g)).toHaveLength(2)
  expect([chart.chart?.byText, chart.chart?.bySilence]).toEqual([0, 1])
})

test('actions added to a wildcard are reported only for days on which its version is known to be current', () => {
  const arrivals = (created: readonly (string | undefined)[]) => {
    const site = datedSite(created)
    return site.arrivals(policyOf(site)).map(({ day, version, action }) => [day, version, action.name])
  }
  expect(arrivals([first, second, third])).toEqual([['2026-01-20', 'v3', 'a:Three']])
  expect(arrivals([first, second, undefined])).toEqual([])
  expect(arrivals([first, second, third, undefined])).toEqual([])
})

test('an action that only an undated version names counts from the version’s upper bound, or from now on', () => {
  const namedGone = (created: readonly (string | undefined)[]) => datedSite(created).namedSince('a:Gone')
  expect(namedGone([first, second, second, third])).toBe('2026-01-15')
  expect(namedGone([first, second, second, undefined])).toBeUndefined()
  expect(namedGone([first, second, second, undefined, third])).toBe('2026-01-15')
  // `a:*` in v3 grants a:Gone, which only v4 names. It is known from now on, so it counts as added since v3.
  const site = datedSite([first, second, third, undefined])
  const [, , v3] = policyOf(site).versions
  expect(v3 && site.growth(v3)?.added.map(({ name }) => name)).toEqual(['a:Gone', 'a:Three'])
})

const row = (more: Partial<AnnouncementRecord>): AnnouncementRecord => ({
  date: '2026-01-06',
  policy: 'Small',
  kind: 'actions-added',
  title: 'Something',
  actions: [],
  source: 'https://docs.aws.amazon.com/',
  ...more,
})
const since = row({ date: '2026-01-03', kind: 'tracking-started' })
const { policy: _, ...tracking } = since

test('whether AWS announced an undated version is shown only where its bounds decide it', () => {
  const kinds = (created: readonly (string | undefined)[]) => {
    const site = datedSite(created, [tracking])
    const policy = policyOf(site)
    return policy.versions.map((version) => toReleaseView(site, policy, version).announced?.kind)
  }
  expect(kinds([first, second, third])).toEqual(['too-early', 'never', 'never'])
  expect(kinds([undefined, first, third])).toEqual(['too-early', 'too-early', 'never'])
  expect(kinds([first, undefined, third])).toEqual(['too-early', undefined, 'never'])
  expect(kinds([undefined, undefined, undefined])).toEqual([undefined, undefined, undefined])
})

test('if an announcement may mean an undated version, no version of its policy is called never announced', () => {
  const site = datedSite([first, undefined, third], [row({}), tracking])
  const policy = policyOf(site)
  expect(policy.versions.map((version) => toReleaseView(site, policy, version).announced?.kind)).toEqual([
    'too-early',
    undefined,
    undefined,
  ])
  const { notFound, neverAnnounced } = toAnnouncementsView(site)
  expect(notFound.map(({ mayMeanUndated, missing }) => [mayMeanUndated, missing])).toEqual([[true, []]])
  expect(neverAnnounced).toEqual([])
})

test('an announcement that may mean an undated version has no match and no lag', () => {
  const matchOf = (created: readonly (string | undefined)[], more: Partial<AnnouncementRecord>) => {
    const [announcement] = datedSite(created, [row(more)]).announcements
    return announcement?.match && [announcement.match.version.id, announcement.match.lagDays]
  }
  expect(matchOf([first, second, third], { actions: ['a:Two'] })).toEqual(['v2', 1])
  expect(matchOf([first, undefined, third], { actions: ['a:Two'] })).toBeUndefined()
  expect(matchOf([first, undefined, third], { actions: ['a:Three'] })).toEqual(['v3', -9])
  expect(matchOf([first, undefined, third], {})).toBeUndefined()
})
