// Tests what pages and JSON say about destructive actions.
import { expect, test } from 'vitest'
import { realPolicy, realSite, realVersion } from '../../../tests/support/real-site.ts'
import { toCompareJson } from '../api/changes-json.ts'
import { toVersionJson } from '../api/version-json.ts'
import { toComparisonView } from '../changes/comparison-view.ts'
import { toDestructionView } from './destruction-view.ts'
import { describeClasses, describeRisks } from './risk-view.ts'

const policy = realPolicy('AmazonConnectServiceLinkedRolePolicy')
const [v54, v55] = [realVersion(policy.name, 'v54'), realVersion(policy.name, 'v55')]

test('v55 of the service-linked role’s policy gains actions that delete and merge profiles', () => {
  const { destructive, changes, risks } = toCompareJson(realSite, policy, v54, v55)
  expect(destructive).toContain('profile:DeleteProfile')
  expect(destructive).toContain('profile:MergeProfiles')
  const given = new Set([...changes.gained, ...changes.widened, ...changes.reshaped])
  expect(destructive.filter((action) => !given.has(action))).toEqual([])
  // The two classes are apart: a destructive action is sensitive only if a risk is recorded for it.
  expect(risks.map(({ action }) => action)).not.toContain('profile:DeleteProfile')
})

test('its page names them, gained ones first, and says that no mark does not mean harmless', () => {
  const { destructive, worryNote, verdict } = toComparisonView(realSite, policy, v54, v55)
  expect(destructive[0]).toMatchObject({ kind: 'gained', classes: 'deletes' })
  const named = destructive.flatMap(({ actions }) => actions.map(({ name }) => name))
  expect(named).toContain('profile:MergeProfiles')
  expect(named.length + destructive.reduce((sum, { more }) => sum + more, 0)).toBe(verdict.destructive)
  expect(worryNote).toMatch(/^No mark does not mean harmless\. .*Amazon Connect/)
})

test('a version lists the destructive actions that it grants, none of them denied', () => {
  const { destructive, access } = toVersionJson(realSite, policy, v55)
  const statuses = new Map(access.map(({ action, status }) => [action, status]))
  expect(destructive.length).toBeGreaterThan(20)
  expect(destructive.filter((action) => !['full', 'scoped'].includes(statuses.get(action) ?? ''))).toEqual([])
  // v55 denies it, so it is not among them.
  expect(statuses.get('profile:DeleteDomain')).toBe('denied')
  expect(destructive).not.toContain('profile:DeleteDomain')
})

test('lists mark an action as destructive after its recorded risks', () => {
  expect(describeClasses(realSite, 'profile:DeleteProfile')).toEqual(['destructive'])
  expect(describeClasses(realSite, 'profile:SearchProfiles')).toEqual(
    describeRisks(realSite, 'profile:SearchProfiles'),
  )
  expect(toDestructionView(realSite, 'profile:SearchProfiles')).toBeUndefined()
  expect(toDestructionView(realSite, 'profile:MergeProfiles')).toMatchObject({
    effect: 'deletes',
    why: expect.stringContaining('cannot be separated'),
  })
})
