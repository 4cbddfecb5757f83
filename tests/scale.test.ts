import { expect, test } from 'vitest'
import { listEntries } from '../src/core/find/page-list.ts'
import { listActionPages } from '../src/site/action-pages.ts'
import { isLarge } from '../src/site/large-site.ts'
import { toActionView } from '../src/views/actions/action-view.ts'
import { toServicesView } from '../src/views/actions/services-view.ts'
import { toDocumentsJson } from '../src/views/api/reference-json.ts'
import { toAskPageView } from '../src/views/ask/ask-page-view.ts'
import { toUnionPageView } from '../src/views/ask/union-page-view.ts'
import {
  listChangelogParts,
  toChangelogMonth,
  toChangelogView,
} from '../src/views/changelog/changelog-view.ts'
import { toHomeView } from '../src/views/changelog/home-view.ts'
import { toCheckPageView } from '../src/views/checker/check-page-view.ts'
import { toPolicyChoicesJson } from '../src/views/checker/policy-choices.ts'
import { toLlmsText } from '../src/views/find/llms-view.ts'
import { toPaletteView } from '../src/views/find/palette-view.ts'
import { toPolicyMatrixView } from '../src/views/matrix/matrix-view.ts'
import { toPoliciesView } from '../src/views/policies/policies-view.ts'
import { siteOf } from './support/site-of-many.ts'
import { smallSite } from './support/small-site.ts'

const allow = (...Action: readonly string[]) => ({ Effect: 'Allow', Action, Resource: '*' })
const large = siteOf(70)

test('a site is large from 61 policies on', () => {
  expect([isLarge(siteOf(60)), isLarge(siteOf(61))]).toEqual([false, true])
})

test('the changelog of a small site is one page', () => {
  const view = toChangelogView(siteOf(3))
  expect(view.months.map(({ id, entries, others }) => [id, entries.length, others.length])).toEqual([
    ['2026-02', 3, 0],
    ['2026-01', 3, 0],
  ])
  expect([view.count, view.pages, listChangelogParts(siteOf(3))]).toEqual([6, [], []])
})

test('the changelog of a large site shows its newest month, and has a page for each', () => {
  const view = toChangelogView(large)
  expect(view.months.map(({ id }) => id)).toEqual(['2026-02'])
  expect(view.count).toBe(140)
  expect(view.pages.map(({ href, count }) => [href, count])).toEqual([
    ['/base/changelog/2026-02/', 70],
    ['/base/changelog/2026-01/', 70],
  ])
  expect(listChangelogParts(large).map(({ slug }) => slug)).toEqual(['2026-02', '2026-01'])
})

test('a month describes the newest versions and has the rest in a table, each once', () => {
  const { entries, others } = toChangelogMonth(large, '2026-01')
  const all = [...entries, ...others].flatMap((entry) => (entry.kind === 'release' ? [entry.release] : []))
  expect([entries.length, others.length]).toEqual([40, 30])
  expect(new Set(all.map(({ policy }) => policy)).size).toBe(70)
  expect(() => toChangelogMonth(large, '2020-01')).toThrow('2020-01')
})

test('llms.txt lists every part of a month', () => {
  const lines = toLlmsText(siteOf(441), []).split('\n')
  expect(lines.filter((line) => line.includes('Changelog of 2026-02'))).toEqual([
    '- [Changelog of 2026-02](https://catalog.example/base/changelog/2026-02/index.md): The versions of that month.',
    '- [Changelog of 2026-02, part 2](https://catalog.example/base/changelog/2026-02-part-2/index.md): The versions of that month.',
  ])
})

test('the home page counts the policies of a large site and lists those of a small one', () => {
  expect(toHomeView(large)).toMatchObject({ policyCount: 70, policies: [], versionCount: 140 })
  expect(toHomeView(siteOf(2)).policies.map(({ name }) => name)).toEqual(['Policy000', 'Policy001'])
})

test('a large site’s palette has policies and services, but no versions or actions', () => {
  const kinds = new Set(listEntries(toPaletteView(large, []).groups).map(({ kind }) => kind))
  expect([...kinds].sort()).toEqual(['Page', 'Policy', 'Rule', 'Service'])
})

test('the list of a large site’s policies does not say what each is for', () => {
  expect([toPoliciesView(large).described, toPoliciesView(siteOf(2)).described]).toEqual([false, true])
})

test('a table of services counts the policies of a large site', () => {
  expect(toServicesView(large).others[0]).toMatchObject({ policiesText: '70 policies' })
  expect(toServicesView(siteOf(2)).others[0]?.policiesText).toBeUndefined()
})

test('a large site publishes only the newest documents', () => {
  expect(toDocumentsJson(large).policies[0]?.versions.map(({ version }) => version)).toEqual(['v2'])
  expect(toDocumentsJson(siteOf(2)).policies[0]?.versions.map(({ version }) => version)).toEqual(['v2', 'v1'])
})

test.each([
  ['asks', toAskPageView],
  ['compares several', toUnionPageView],
  ['checks', toCheckPageView],
])(
  'the page of a large site that %s is no longer for more policies, because a file lists them',
  (_, toView) => {
    const lengthOf = (count: number) => JSON.stringify(toView(siteOf(count))).length
    expect(lengthOf(700)).toBe(lengthOf(70))
    expect(toView(large).choices).toEqual({ policies: [], listHref: '/base/policy-choices.json' })
    expect(toView(siteOf(2)).choices).toEqual({
      policies: ['Policy000', 'Policy001'].map((name) => ({
        name,
        versions: ['v2', 'v1'],
        isServiceLinked: false,
      })),
    })
  },
)

test('the file that lists the policies of a large site for forms has every version, newest first', () => {
  const { policies } = toPolicyChoicesJson(large)
  expect([policies.length, policies[0], policies[69]]).toEqual([70, 'Policy000 v2 v1', 'Policy069 v2 v1'])
})

test('an action page describes the first of very many policies and only names the rest', () => {
  const action = listActionPages(large).find('a:One')
  if (action === undefined) throw new Error('the action has no page')
  const { grantedBy, deniedBy } = toActionView(large, action)
  // All of them grant it in full on every resource, and so take a line each.
  expect([grantedBy.listed.length, grantedBy.brief.length, grantedBy.more.length]).toEqual([0, 40, 30])
  expect(deniedBy.listed).toEqual([])
  expect(new Set([...grantedBy.brief, ...grantedBy.more].map(({ name }) => name)).size).toBe(70)
})

test('a matrix of more than 1,000 actions counts them without links to rows', () => {
  const names = Array.from({ length: 1_001 }, (_, i) => `b:Action${i}`)
  const many = smallSite([allow(...names)])
  const [policy] = many.policies
  if (policy === undefined) throw new Error('one policy is expected')
  const view = toPolicyMatrixView(many, policy)
  expect(view.services).toEqual([])
  expect(view.summary.services[0]?.levels[0]).toMatchObject({ count: 1_001 })
  expect(view.summary.services[0]?.levels[0]?.href).toBeUndefined()
  expect(view.leftOut).toContain('Actions are counted by service and access level, not listed.')
})
