import { expect, test } from 'vitest'
import { siteOf } from '../../../tests/support/site-of-many.ts'
import type { PolicyRecord } from '../../core/records/record.ts'
import type { Site } from '../../site/site.ts'
import { mostInPart } from './list-parts.ts'
import { listFurtherParts, toPoliciesView } from './policies-view.ts'

type Status = PolicyRecord['status']

/** Give the policies of a site these states, one after the other; undefined is one that nobody has told. */
function withStatuses(site: Site, ...statuses: readonly Status[]): Site {
  const policies = site.policies.map((policy, i) => {
    const { status: _, ...record } = policy.record
    const status = statuses[i]
    return { ...policy, record: { ...record, ...(status && { status }) } }
  })
  return { ...site, policies }
}

test.each<[what: string, told: readonly Status[], offered: readonly Status[]]>([
  ['both states', ['retired', 'current', 'current'], ['current', 'retired']],
  ['both, and a policy of unknown status', ['retired', 'current', undefined], ['current', 'retired']],
  ['one state, and policies of unknown status', [undefined, 'retired', undefined], ['retired']],
  ['the same state of all: it would leave every policy', ['current', 'current', 'current'], []],
  ['no state', [undefined, undefined, undefined], []],
])('the filter offers the states that tell policies apart: %s', (_, told, offered) => {
  expect(toPoliciesView(withStatuses(siteOf(3), ...told)).statuses).toEqual(offered)
})

const parted = siteOf(2 * mostInPart + 1)

test('every policy of a large site is on one part of the list, in the order of names', () => {
  const views = [1, ...listFurtherParts(parted)].map((number) => toPoliciesView(parted, number))
  expect(views.flatMap(({ policies }) => policies.map(({ name }) => name))).toEqual(
    parted.policies.map(({ name }) => name),
  )
  expect(new Set(views.map(({ total }) => total))).toEqual(new Set([parted.policies.length]))
  expect(() => toPoliciesView(parted, 4)).toThrow('no part 4')
})

test('each part leads to all, by the names at its ends, and to those beside it', () => {
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

test('the filter of a part offers what occurs on any', () => {
  const statuses = parted.policies.map((_, i): Status => (i === 0 ? 'retired' : undefined))
  expect(toPoliciesView(withStatuses(parted, ...statuses), 3).statuses).toEqual(['retired'])
})

test('a list that one page holds is not parted', () => {
  for (const count of [2, mostInPart]) {
    const site = siteOf(count)
    const view = toPoliciesView(site)
    expect([view.policies.length, view.parts, listFurtherParts(site)]).toEqual([count, [], []])
  }
})

test('a large site’s list tells services by their places among those of the filter', () => {
  const { services, servicePlaces } = toPoliciesView(parted)
  expect([services[0]?.prefix, servicePlaces?.get('Policy000')]).toEqual(['a', '0'])
  expect(toPoliciesView(siteOf(2)).servicePlaces).toBeUndefined()
})
