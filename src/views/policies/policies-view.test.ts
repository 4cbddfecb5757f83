import { expect, test } from 'vitest'
import { siteOf } from '../../../tests/support/site-of-many.ts'
import type { PolicyRecord } from '../../core/records/record.ts'
import type { Site } from '../../site/site.ts'
import { mostInPart } from './list-parts.ts'
import { listFurtherParts, toPoliciesView } from './policies-view.ts'

type Status = PolicyRecord['status']

/** Set the status of each policy of a site, in order; undefined means that the status is unknown. */
function withStatuses(site: Site, ...statuses: readonly Status[]): Site {
  const policies = site.policies.map((policy, i) => {
    const { status: _, ...record } = policy.record
    const status = statuses[i]
    return { ...policy, record: { ...record, ...(status && { status }) } }
  })
  return { ...site, policies }
}

test.each<[what: string, known: readonly Status[], offered: readonly Status[]]>([
  ['both statuses', ['retired', 'current', 'current'], ['current', 'retired']],
  [
    'both statuses, and a policy of unknown status',
    ['retired', 'current', undefined],
    ['current', 'retired'],
  ],
  ['one status, and policies of unknown status', [undefined, 'retired', undefined], ['retired']],
  ['none if all have the same status, which would filter nothing', ['current', 'current', 'current'], []],
  ['none if no status is known', [undefined, undefined, undefined], []],
])('the filter offers the statuses that distinguish policies: %s', (_, known, offered) => {
  expect(toPoliciesView(withStatuses(siteOf(3), ...known)).statuses).toEqual(offered)
})

const parted = siteOf(2 * mostInPart + 1)

test('every policy of a large site is in one part of the list, in name order', () => {
  const views = [1, ...listFurtherParts(parted)].map((number) => toPoliciesView(parted, number))
  expect(views.flatMap(({ policies }) => policies.map(({ name }) => name))).toEqual(
    parted.policies.map(({ name }) => name),
  )
  expect(new Set(views.map(({ total }) => total))).toEqual(new Set([parted.policies.length]))
  expect(() => toPoliciesView(parted, 4)).toThrow('no part 4')
})

test('each part links to all parts, named by their first and last policy, and to its neighbors', () => {
  const { href, parts, previous, next } = toPoliciesView(parted, 2)
  expect(parts).toEqual([
    { text: 'Policy000 to Policy133', href: '/base/policies/', isCurrent: false },
    { text: 'Policy134 to Policy266', href: '/base/policies/parts/2/', isCurrent: true },
    { text: 'Policy267 to Policy400', href: '/base/policies/parts/3/', isCurrent: false },
  ])
  expect([href, previous?.href, next?.href]).toEqual([
    '/base/policies/parts/2/',
    '/base/policies/',
    '/base/policies/parts/3/',
  ])
  expect(toPoliciesView(parted).previous).toBeUndefined()
  expect(toPoliciesView(parted, 3).next).toBeUndefined()
})

test('the filter of a part offers the statuses of all parts', () => {
  const statuses = parted.policies.map((_, i): Status => (i === 0 ? 'retired' : undefined))
  expect(toPoliciesView(withStatuses(parted, ...statuses), 3).statuses).toEqual(['retired'])
})

test('a list that fits on one page is not split', () => {
  for (const count of [2, mostInPart]) {
    const site = siteOf(count)
    const view = toPoliciesView(site)
    expect([view.policies.length, view.parts, listFurtherParts(site)]).toEqual([count, [], []])
  }
})

test('the list of a large site refers to services by their position in the filter', () => {
  const { services, servicePlaces } = toPoliciesView(parted)
  expect([services[0]?.prefix, servicePlaces?.get('Policy000')]).toEqual(['a', '0'])
  expect(toPoliciesView(siteOf(2)).servicePlaces).toBeUndefined()
})
