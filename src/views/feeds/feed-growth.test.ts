import { expect, test } from 'vitest'
import { realPolicy, realSite } from '../../../tests/support/real-site.ts'
import { listGrowthItems } from './feed-growth.ts'

const items = listGrowthItems(realSite)

test('each day is one item, newest first, dated by that day', () => {
  const days = items.map(({ id }) => id.split('growth/')[1])
  expect(days).toEqual([...new Set(days)].sort().reverse())
  expect(items.map(({ published }) => published)).toEqual(days.map((day) => `${day}T00:00:00Z`))
})

test('the arrivals of the newest version match its growth, except for actions that no snapshot dates', () => {
  for (const policy of realSite.policies) {
    const { latest } = policy
    const named = new Set(
      latest.policy.statements.flatMap(({ actions }) =>
        actions.patterns.map((pattern) => pattern.toLowerCase()),
      ),
    )
    const dated = (realSite.growth(latest)?.added ?? [])
      .map(({ name }) => name)
      .filter((name) => !named.has(name.toLowerCase()))
      .filter((name) => realSite.firstSeen.find(name) ?? realSite.namedSince(name))
    const arrived = realSite
      .arrivals(policy)
      .filter(({ version, day }) => version === latest.id && day > latest.date.orderedAt.slice(0, 10))
    expect(arrived.map(({ action }) => action.name).sort(), policy.name).toEqual(dated.sort())
  }
})

test('an item lists the actions by policy and wildcard, with the scope and the statement', () => {
  const item = items.find(({ id }) => id.endsWith('growth/2026-09-23'))
  expect(item?.title).toMatch(
    /^\+\d+ on 23 September 2026 in \d policies(, sensitive)?: silent growth, same text$/,
  )
  expect(item?.html).toContain(
    '<li><code>connect:Get*</code><br>Read: <code>connect:GetCrossRegionRouting</code><br>on <code>*</code><br>by <a href="https://catalog.example/policies/AmazonConnectReadOnlyAccess/v4/#s0">AllowConnectReadOnly (v4)</a></li>',
  )
})

test('a retired policy, which may still be attached, comes last and is marked as retired', () => {
  const { html = '' } = items.find(({ id }) => id.endsWith('growth/2026-09-23')) ?? {}
  expect(html.indexOf('AmazonConnectFullAccess v2</a> (retired)')).toBeGreaterThan(
    html.indexOf('AmazonConnect_FullAccess v4</a>'),
  )
  expect(realPolicy('AmazonConnectFullAccess').record.status).toBe('retired')
})

test('sensitive actions are listed with their scope', () => {
  const item = items.find(({ id }) => id.endsWith('growth/2019-11-20'))
  expect(item?.html).toMatch(/sensitive: \d+ actions, such as <code>connect:CreateUser<\/code> \(privilege/)
})
