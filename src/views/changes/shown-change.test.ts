// Tests how much of a comparison's changed actions a page shows.
import { expect, test } from 'vitest'
import { realPolicy, realSite } from '../../../tests/support/real-site.ts'
import { smallSite } from '../../../tests/support/small-site.ts'
import type { ChangeGroup, ChangeSection } from './change-section.ts'
import { toComparisonView } from './comparison-view.ts'
import { countOnly, shorten, showChanges } from './shown-change.ts'

const group = (status: 'full' | 'scoped', names: readonly string[] = []): ChangeGroup => ({
  levels: [
    {
      level: 'Write',
      count: 2,
      actions: names.map((name) => ({ name, unknown: false, risks: [] })),
    },
  ],
  count: 2,
  marks: [],
  isLong: false,
  causes: [],
  isAlike: false,
  after: { status, grants: [], cancelled: [], idle: [] },
  examples: [],
})
const section = (groups: Readonly<Record<string, readonly ChangeGroup[]>>): ChangeSection => ({
  kind: 'gained',
  meaning: '',
  count: 0,
  services: Object.entries(groups).map(([prefix, ofService]) => ({
    prefix,
    name: prefix,
    count: 0,
    groups: ofService,
    shown: 1,
  })),
})
const show = (groups: Readonly<Record<string, readonly ChangeGroup[]>>) => {
  const [shown] = showChanges({ ...comparisonOf('v54', 'v55'), sections: [section(groups)] })
  return {
    services: shown?.services.map(({ prefix }) => prefix),
    alike: shown?.alike.map(({ services }) => services.map(({ prefix }) => prefix)),
  }
}
const full = group('full')

function comparisonOf(from: string, to: string) {
  const policy = realPolicy('AmazonConnectServiceLinkedRolePolicy')
  const [older, newer] = [from, to].map((id) => policy.versions.find((version) => version.id === id))
  if (older === undefined || newer === undefined) throw new Error('no versions')
  return toComparisonView(realSite, policy, older, newer)
}

test('services whose actions are only counted and changed alike are shown together', () => {
  const two = group('scoped')
  expect(show({ a: [full], b: [two], c: [full], d: [full, two], e: [full] })).toEqual({
    services: ['b', 'd'],
    alike: [['a', 'c', 'e']],
  })
})

test('two services that changed alike each keep their entry, and so do those whose actions are named', () => {
  expect(show({ a: [full], b: [full] })).toEqual({ services: ['a', 'b'], alike: [] })
  const named = group('full', ['x:One', 'x:Two'])
  expect(show({ a: [named], b: [named], c: [named] })).toEqual({ services: ['a', 'b', 'c'], alike: [] })
})

test('a shortened comparison links to the scopes of each version that it is about, by service', () => {
  const change = comparisonOf('v54', 'v55')
  const shown = showChanges(change)
  const links = shorten(shown, change).flatMap(({ kind, services }) =>
    services.flatMap(({ prefix, groups }) =>
      groups.map(({ before, after, scopeLinks, examples }, i) => {
        expect([before, after]).toEqual([undefined, undefined])
        expect(examples.every(({ command }) => (command === undefined) === i > 0)).toBe(true)
        return [kind, ...(scopeLinks ?? []).map(({ href }) => href.replace(/.*(?=v\d+\/)/, ''))].concat(
          prefix,
        )
      }),
    ),
  )
  expect(links.length).toBeGreaterThan(0)
  const versionsOf = { gained: ['v55'], lost: ['v54'] } as Readonly<Record<string, readonly string[]>>
  for (const [kind = '', ...rest] of links) {
    const prefix = rest.pop()
    expect(rest).toEqual((versionsOf[kind] ?? ['v54', 'v55']).map((id) => `${id}/#service-${prefix}`))
  }
})

test('a page that only counts changes links each kind of change to the comparison', () => {
  const change = comparisonOf('v54', 'v55')
  const counted = countOnly(showChanges(change), change)
  expect(counted.map(({ kind, count, elsewhere }) => [kind, count, elsewhere])).toEqual(
    change.sections.map(({ kind, count }) => [
      kind,
      count,
      [
        'There are too many details for this page. ',
        { text: 'The comparison', href: `${change.href}#${kind}` },
        ' lists these actions.',
      ],
    ]),
  )
  expect(counted.flatMap(({ services, alike }) => [...services, ...alike])).toEqual([])
})

/** Compare a version with one that loses so many actions of some services and gains one of `s0`. */
function loss(actions: number, services = 4) {
  const allow = (names: readonly string[]) => [{ Effect: 'Allow', Action: names, Resource: '*' }]
  const names = Array.from({ length: actions }, (_, i) => `s${i % services}:Action${i}`)
  const site = smallSite(allow(['a:One', ...names]), allow(['a:One', 's0:New']))
  const [policy] = site.policies
  const [from, to] = policy?.versions ?? []
  if (policy === undefined || from === undefined || to === undefined) throw new Error('no versions')
  return toComparisonView(site, policy, from, to)
}

const json = '/base/api/v1/policies/Small/compare/v1...v2.json'

test('up to 1,000 changes are listed by name, with long lists folded', () => {
  const change = loss(999)
  expect(change).not.toHaveProperty('namesHref')
  const shown = showChanges(change)
  expect(shown.map(({ elsewhere }) => elsewhere)).toEqual([undefined, undefined])
  const groups = shown.flatMap(({ services }) => services.flatMap((service) => service.groups))
  expect(groups.map(({ count, isLong }) => [count, isLong])).toEqual([
    [1, false],
    [250, true],
    [250, true],
    [250, true],
    [249, true],
  ])
})

test('more are only counted: no fold promises names, and each kind of change leads to the JSON that has them', () => {
  const change = loss(1000, 2)
  expect(change.namesHref).toBe(json)
  const shown = showChanges(change)
  expect(shown.map(({ elsewhere }) => elsewhere)).toEqual(
    shown.map(() => [
      'This change has too many actions to list here. ',
      { text: 'The JSON of the comparison', href: json },
      ' lists them all.',
    ]),
  )
  const groups = shown.flatMap(({ services }) => services.flatMap((service) => service.groups))
  expect(groups.map(({ count, isLong, marks }) => [count, isLong, marks])).toEqual([
    [1, false, []],
    [500, false, []],
    [500, false, []],
  ])
})

test('a page without room for counts by service says that the comparison only counts, too', () => {
  const change = loss(1000)
  const counted = countOnly(showChanges(change), change)
  expect(counted.map(({ elsewhere }) => elsewhere)).toEqual(
    change.sections.map(({ kind }) => [
      'There are too many details for this page. ',
      { text: 'The comparison', href: `${change.href}#${kind}` },
      ' counts these actions by service, and ',
      { text: 'its JSON', href: json },
      ' lists them.',
    ]),
  )
})

test('what services have in common is said of one kind of change: they can have changes of others', () => {
  const [gained, lost] = showChanges(loss(1000))
  expect(gained?.services.map(({ prefix }) => prefix)).toEqual(['s0'])
  expect(lost?.alike.map(({ title }) => title)).toEqual(['The same for all lost actions of 4 services:'])
})
