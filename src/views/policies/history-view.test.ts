import { expect, test } from 'vitest'
import { realPolicy, realSite } from '../../../tests/support/real-site.ts'
import { smallSite } from '../../../tests/support/small-site.ts'
import { toHistoryView } from './history-view.ts'

/** Show the history of a policy that grants each action of so many services in its first and in its third version. */
function historyOf(services: number) {
  const names = Array.from({ length: services }, (_, i) => `s${i}:Action`)
  const allow = (...Action: readonly string[]) => [{ Effect: 'Allow', Action, Resource: '*' }]
  const site = smallSite(allow('a:One', ...names), allow('a:One'), allow('a:One', ...names))
  const [policy] = site.policies
  if (policy === undefined) throw new Error('one policy is expected')
  return toHistoryView(site, policy)
}

test('versions next to actions have their days', () => {
  expect(toHistoryView(realSite, realPolicy('AmazonConnectServiceLinkedRolePolicy')).showsDays).toBe(true)
  // a:One has one span, and each other action has two: 799 and 801 in all.
  expect(historyOf(399).showsDays).toBe(true)
})

test('if there are too many of them, their days are only in the table of versions', () => {
  const view = historyOf(400)
  expect(view.showsDays).toBe(false)
  expect(view.services.flatMap(({ groups }) => groups).flatMap(({ spans }) => spans)).toHaveLength(801)
  expect(view.releases.map(({ version }) => version.day)).toEqual([
    '3 January 2026',
    '2 January 2026',
    '1 January 2026',
  ])
})

test('the table of versions says how the text of a version with the same access differs', () => {
  const deny = (...Action: readonly string[]) => [{ Effect: 'Deny', Action, Resource: '*' }]
  const allow = (...Action: readonly string[]) => [{ Effect: 'Allow', Action, Resource: '*' }]
  const site = smallSite(allow('a:One'), deny('a:One'), deny('a:Two'), allow('a:One'))
  const [policy] = site.policies
  expect(policy && toHistoryView(site, policy).releases.map(({ textNote }) => textNote)).toEqual([
    'identical to v1',
    'grants nothing, different Deny',
    undefined,
    undefined,
  ])
})

test('a history that names no actions says where they are', () => {
  const named = (view: ReturnType<typeof historyOf>) =>
    view.services.flatMap(({ groups }) =>
      groups.flatMap(({ levels }) => levels.flatMap(({ actions }) => actions)),
    )
  const [all, counted] = [historyOf(999), historyOf(1000)]
  expect(named(all)).toHaveLength(1000)
  expect(all).not.toHaveProperty('namesHref')
  expect(named(counted)).toEqual([])
  expect(counted.namesHref).toMatch(/\/policies\/Small\/matrix\.csv$/)
})
