import { expect, test } from 'vitest'
import { explainMissing } from './nearest-page.ts'
import type { Entry } from './page-list.ts'

const at = (kind: Entry['kind'], title: string, href: string): Entry => ({
  kind,
  title,
  href: `/base/${href}`,
})

const entries: readonly Entry[] = [
  at('Policy', 'AmazonConnect_FullAccess', 'policies/AmazonConnect_FullAccess/'),
  at('Policy', 'AmazonConnectReadOnlyAccess', 'policies/AmazonConnectReadOnlyAccess/'),
  at('Action', 'connect:ClaimPhoneNumber', 'actions/connect/ClaimPhoneNumber/'),
  at('Action', 'connect:ListUsers', 'actions/connect/ListUsers/'),
  at('Version', 'AmazonConnect_FullAccess v4', 'policies/AmazonConnect_FullAccess/v4/'),
  at('Version', 'AmazonConnect_FullAccess v3', 'policies/AmazonConnect_FullAccess/v3/'),
  at('Version', 'AmazonConnectReadOnlyAccess v4', 'policies/AmazonConnectReadOnlyAccess/v4/'),
  at('Guide', 'Subscribe to changes', 'guides/subscribe/'),
  at('Guide', 'How do I add a feed to Slack?', 'guides/subscribe/#how-do-i-add-a-feed-to-slack'),
]
const explain = (path: string) => explainMissing(`/base/${path}`, '/base/', entries)

const nearest: readonly (readonly [path: string, first: string | undefined])[] = [
  ['policies/AmazonConnectFullAcess/', 'AmazonConnect_FullAccess'],
  ['policies/amazonconnect_fullaccess/', 'AmazonConnect_FullAccess'],
  ['policy/AmazonConnectReadOnlyAccess', 'AmazonConnectReadOnlyAccess'],
  ['AmazonConnectReadOnlyAccess/', 'AmazonConnectReadOnlyAccess'],
  ['actions/connect/ClaimPhoneNumbers/', 'connect:ClaimPhoneNumber'],
  ['actions/ClaimPhoneNumber/', 'connect:ClaimPhoneNumber'],
  ['guides/subscribing/', 'Subscribe to changes'],
  ['guides/subscribe/index.html', 'Subscribe to changes'],
  ['policies/AmazonConnect_FullAccess/V4/', 'AmazonConnect_FullAccess v4'],
  ['policies/AmazonConnect_FullAccess/4', 'AmazonConnect_FullAccess v4'],
  ['policies/AmazonConnect_FullAccess/changes/', 'AmazonConnect_FullAccess'],
  ['policies/AmazonConnect_FullAccess/compare/v4...v3/', 'AmazonConnect_FullAccess: v3 compared with v4'],
  ['wp-admin/setup.php', undefined],
  ['%E0%A4%A/', undefined],
  ['', undefined],
]
test.each(nearest)('/%s leads to %s', (path, first) => {
  expect(explain(path).nearest[0]?.title).toBe(first)
  expect(explain(path).unrecorded).toEqual([])
})

test('a comparison in the wrong order leads to the one that exists', () => {
  const [pair] = explain('policies/AmazonConnect_FullAccess/compare/v4...v3/').nearest
  expect(pair?.href).toBe('/base/policies/AmazonConnect_FullAccess/compare/v3...v4/')
})

test.each([
  ['policies/AmazonConnect_FullAccess/v99/', ['v99']],
  ['policies/amazonconnect_fullaccess/v99', ['v99']],
  ['policies/AmazonConnect_FullAccess/compare/v3...v99/', ['v99']],
  ['policies/AmazonConnect_FullAccess/compare/v98...v99/', ['v98', 'v99']],
  ['policies/AmazonConnect_FullAccess/v99/document/', ['v99']],
] as const)('/%s names %j, not recorded', (path, unrecorded) => {
  const missing = explain(path)
  expect(missing.unrecorded).toEqual(unrecorded)
  expect(missing.policy?.title).toBe('AmazonConnect_FullAccess')
  expect(missing.recorded.map(({ title }) => title)).toEqual([
    'AmazonConnect_FullAccess v4',
    'AmazonConnect_FullAccess v3',
  ])
  expect(missing.nearest).toEqual([])
})

test('where versions are not listed, an address with one leads to its policy', () => {
  const large = entries.filter(({ kind }) => kind !== 'Version')
  const missing = explainMissing('/base/policies/AmazonConnect_FullAccess/v99/', '/base/', large)
  expect([missing.unrecorded, missing.nearest.map(({ title }) => title)]).toEqual([
    [],
    ['AmazonConnect_FullAccess'],
  ])
})

test('a very long address is answered quickly', () => {
  const start = performance.now()
  explain(`policies/${'a'.repeat(100_000)}/`)
  expect(performance.now() - start).toBeLessThan(500)
})
