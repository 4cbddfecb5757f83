// Tests that the start of a title is enough to see which version changed what.
import { expect, test } from 'vitest'
import { realSite } from '../../../tests/support/real-site.ts'
import { datedSite, smallSite } from '../../../tests/support/small-site.ts'
import type { Site } from '../../site/site.ts'
import { toChangesJson } from '../api/changes-json.ts'
import { listFeeds } from './feed-list.ts'
import { writeMarks } from './feed-title.ts'

const itemsOf = (site: Site) => listFeeds(site).find(({ slug }) => slug === 'all')?.items ?? []
const titles = itemsOf(realSite).map(({ title }) => title)
const allowOne = { Effect: 'Allow', Action: 'a:One', Resource: '*' }
const denyOf = (Action: string) => ({ Effect: 'Deny', Action, Resource: '*' })
const startOf = (title: string) => [...title].slice(0, 30).join('')

test('the first 30 characters distinguish all versions of the catalog', () => {
  expect(titles.length).toBeGreaterThanOrEqual(59)
  expect(new Set(titles.map(startOf)).size).toBe(titles.length)
})

test('a title has the version, the full name and, first of all, what changed', () => {
  expect(titles).toContain(
    '+16 v54 Connect service-linked role, sensitive: broader (AmazonConnectServiceLinkedRolePolicy)',
  )
  expect(titles).toContain(
    '= v53 Connect service-linked role: identical to v31 (AmazonConnectServiceLinkedRolePolicy)',
  )
  expect(titles).toContain('−1 v2 ConnectReadOnlyAccess: narrower (AmazonConnectReadOnlyAccess)')
  for (const { id, title } of itemsOf(realSite)) {
    const [name = '', version] = (id.split(':').at(-1) ?? '').split('/')
    expect(title).toContain(name)
    expect(title).toMatch(new RegExp(`^(First|[=+−↑↓±\\d, ]+) ${version} `))
  }
})

test('a title says sensitive exactly if the change has a sensitive action', () => {
  const risky = new Map(
    toChangesJson(realSite).map(({ policy, to, risks }) => [`${policy}/${to}`, risks.length > 0]),
  )
  for (const { id, title } of itemsOf(realSite)) {
    const isRisky = risky.get(id.split(':').at(-1) ?? '')
    if (isRisky !== undefined) expect([title, title.includes(', sensitive')]).toEqual([title, isRisky])
  }
  expect(itemsOf(smallSite([{ Effect: 'Allow', Action: 'a:Two', Resource: '*' }]))[0]?.title).toBe(
    'First v1 Small, sensitive: first recorded version, 1 action',
  )
})

test.each([
  ['= v2 Small: same access, different text', [allowOne], [{ ...allowOne, Sid: 'Named' }]],
  ['= v2 Small: grants nothing, different Deny', [denyOf('a:One')], [denyOf('a:Two')]],
  ['= v2 Small: grants the same, different Deny', [allowOne], [allowOne, denyOf('a:Two')]],
])(
  'the title of a version that changes no grant claims no more than was compared: %s',
  (title, before, after) => {
    expect(itemsOf(smallSite(before, after))[0]?.title).toBe(title)
  },
)

test('a title says that a date is unknown', () => {
  const dated = datedSite(['2026-01-01T00:00:00Z', undefined])
  expect(itemsOf(dated).map(({ title }) => title)).toEqual([
    '+1 v2 Small, sensitive (date unknown): broader',
    'First v1 Small: first recorded version, 1 action',
  ])
})

test.each([
  [{}, '='],
  [{ gained: 43, reshaped: 65 }, '+43 ±65'],
  [{ gained: 1234, lost: 1, widened: 2, narrowed: 3, reshaped: 4 }, '+1,234 −1 ↑2 ↓3 ±4'],
])('%j is written %s', (counts, expected) => {
  const none = { gained: 0, lost: 0, widened: 0, narrowed: 0, reshaped: 0 }
  expect(writeMarks({ ...none, ...counts })).toBe(expected)
})
