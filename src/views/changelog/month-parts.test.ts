import { expect, test } from 'vitest'
import { siteOf } from '../../../tests/support/site-of-many.ts'
import { listChangelogParts, toChangelogMonth, toChangelogView } from './changelog-view.ts'

const month = '2026-02'
const slugsOf = (count: number) =>
  listChangelogParts(siteOf(count)).flatMap((part) => (part.month === month ? [part.slug] : []))

test('a month has one part until its page lists 400 versions by name and 40 in full', () => {
  expect(slugsOf(440)).toEqual(['2026-02'])
  expect(slugsOf(441)).toEqual(['2026-02', '2026-02-part-2'])
  expect(slugsOf(841)).toEqual(['2026-02', '2026-02-part-2', '2026-02-part-3'])
})

test('the parts of a month have each of its versions once, in order and about as many on each', () => {
  const site = siteOf(841)
  const parts = slugsOf(841).map((slug) => toChangelogMonth(site, slug))
  expect(parts.map(({ entries, others }) => [entries.length, others.length])).toEqual([
    [40, 267],
    [0, 267],
    [0, 267],
  ])
  const policies = parts.flatMap(({ entries, others }) => [
    ...entries.flatMap((entry) => (entry.kind === 'release' ? [entry.release.policy] : [])),
    ...others.flatMap((entry) => (entry.kind === 'release' ? [entry.release.policy] : [])),
  ])
  expect(policies).toEqual(site.policies.map(({ name }) => name))
})

test('an announcement has its place among the versions, also among those in the table', () => {
  const site = siteOf(100)
  const announcements = ['2026-02-06', '2026-02-04'].map((date) => ({
    record: {
      date,
      kind: 'actions-added' as const,
      title: 'Policy000 changed',
      actions: [],
      source: 'https://example.org/',
    },
    found: [],
    missing: [],
  }))
  const { entries, others } = toChangelogMonth({ ...site, announcements }, '2026-02')
  const days = [...entries, ...others].map(({ day }) => day)
  expect(days).toEqual(days.toSorted().reverse())
  expect([entries, others].map((part) => part.filter(({ kind }) => kind === 'announcement').length)).toEqual([
    1, 1,
  ])
  expect(others.at(-1)).toMatchObject({ kind: 'announcement', day: '2026-02-04' })
})

test('each part links to the one before and to the one after, and says how much that has', () => {
  const [first, second, last] = slugsOf(841).map((slug) => toChangelogMonth(siteOf(841), slug))
  const [toFirst, toSecond, toLast] = [
    { text: 'Part 1 of February 2026', href: '/base/changelog/2026-02/' },
    { text: 'Part 2 of February 2026', href: '/base/changelog/2026-02-part-2/' },
    { text: 'Part 3 of February 2026', href: '/base/changelog/2026-02-part-3/' },
  ]
  expect(first).toMatchObject({ href: toFirst.href, next: { ...toSecond, count: 267 } })
  expect(second).toMatchObject({ partText: 'part 2', previous: toFirst, next: { ...toLast, count: 267 } })
  expect(last).toMatchObject({ partText: 'part 3', previous: toSecond })
  expect([first?.previous, first?.partText, last?.next]).toEqual([undefined, undefined, undefined])
})

test('the changelog itself shows the first part of its newest month, with a link to the next', () => {
  const view = toChangelogView(siteOf(441))
  expect(view.months.map(({ id, next }) => [id, next?.href])).toEqual([
    ['2026-02', '/base/changelog/2026-02-part-2/'],
  ])
  expect(view.pages.map(({ href, count }) => [href, count])).toEqual([
    ['/base/changelog/2026-02/', 441],
    ['/base/changelog/2026-01/', 441],
  ])
})

test('a part that a month does not have is refused', () => {
  expect(() => toChangelogMonth(siteOf(70), '2026-02-part-2')).toThrow('2026-02-part-2')
})
