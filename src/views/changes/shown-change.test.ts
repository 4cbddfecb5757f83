// Tests how much of a comparison's changed actions a page shows.
import { expect, test } from 'vitest'
import { realPolicy, realSite } from '../../../tests/support/real-site.ts'
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
    change.sections.map(({ kind, count }) => [kind, count, `${change.href}#${kind}`]),
  )
  expect(counted.flatMap(({ services, alike }) => [...services, ...alike])).toEqual([])
})
