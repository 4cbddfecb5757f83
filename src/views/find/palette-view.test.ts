import { expect, test } from 'vitest'
import { guideOutlines } from '../../../tests/support/guide-outlines.ts'
import { realSite } from '../../../tests/support/real-site.ts'
import { createNameFinder } from '../../core/find/find-names.ts'
import { listAskedEntries } from '../../core/find/page-list.ts'
import { listActionPages } from '../../site/action-pages.ts'
import { toPaletteView } from './palette-view.ts'

const { urls, policies, examples } = realSite
const packed = toPaletteView(realSite, guideOutlines)
const entries = listAskedEntries(packed)
const find = createNameFinder(entries, packed.alike)
const addresses = new Set(entries.map(({ href }) => href))

test('every policy, version, service, action, example and guide is listed with its own address', () => {
  const expected = [
    ...policies.map(({ name }) => urls.policy(name)),
    ...policies.flatMap(({ name, versions }) => versions.map(({ id }) => urls.version(name, id))),
    ...listActionPages(realSite).services.map(({ prefix }) => urls.service(prefix)),
    ...listActionPages(realSite).services.flatMap(({ actions }) =>
      actions.map(({ name }) => urls.action(name)),
    ),
    ...examples.map(({ slug }) => urls.example(slug)),
    urls.checkRule('unknown-action'),
    urls.matrix,
    urls.guide('read-a-verdict'),
  ]
  expect(expected.filter((href) => !addresses.has(href))).toEqual([])
})

test('no page is listed twice', () => {
  expect(addresses.size).toBe(entries.length)
})

const firsts: readonly (readonly [typed: string, href: string])[] = [
  ['full access', urls.policy('AmazonConnect_FullAccess')],
  ['read only', urls.policy('AmazonConnectReadOnlyAccess')],
  ['connect:*', urls.service('connect')],
  ['profile:', urls.service('profile')],
  ['wisdom', urls.service('wisdom')],
  ['voice id', urls.policy('AmazonConnectVoiceIDFullAccess')],
  ['federation token', urls.action('connect:GetFederationToken')],
  ['PutRolePolicy', urls.action('iam:PutRolePolicy')],
  ['v54 service linked role', urls.version('AmazonConnectServiceLinkedRolePolicy', 'v54')],
  ['connect customer', urls.service('connect')],
  ['AI agents', urls.service('wisdom')],
  ['connect health', urls.service('health-agent')],
  ['simple email service', urls.service('ses')],
  ['matrix', urls.matrix],
  ['listen to calls', urls.action('connect:MonitorContact')],
  ['what changed in may 2026', `${urls.changelog}#m2026-05`],
  ['how do I require MFA', `${urls.guide('limits-and-errors')}#how-do-i-require-mfa`],
  ['arn:aws:iam::aws:policy/AmazonConnect_FullAccess', urls.policy('AmazonConnect_FullAccess')],
  ['tag users', urls.example('describe-and-update-users-by-tag')],
  ['user tags', urls.example('describe-and-update-users-by-tag')],
  ['history readonly', urls.history('AmazonConnectReadOnlyAccess')],
]
for (const [typed, href] of firsts) {
  test(`"${typed}" leads to ${href}`, () => {
    expect(find(typed, 1)[0]?.entry.href).toBe(href)
  })
}

test('phrases lead to pages, and alone find them', () => {
  // Every seventh phrase: all of them take seconds.
  const asked = entries.flatMap(({ asks = [], href }) => asks.map((phrase) => ({ phrase, href })))
  const some = asked.filter((_, i) => i % 7 === 0)
  expect(
    some.filter(({ phrase, href }) => !find(phrase, 6).some(({ entry }) => entry.href === href)),
  ).toEqual([])
  const leads = realSite.searchWords?.asks.flatMap(({ leads: some }) => some) ?? []
  expect(packed.asks.flatMap(({ pages }) => pages)).toHaveLength(leads.length)
})

test('the packed pages stay small', () => {
  expect(JSON.stringify(packed).length).toBeLessThan(55_000)
})
