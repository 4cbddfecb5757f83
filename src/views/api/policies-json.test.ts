import { expect, test } from 'vitest'
import { realPolicy, realSite, realVersion } from '../../../tests/support/real-site.ts'
import { toChangesJson, toCompareJson } from './changes-json.ts'
import { toPoliciesJson, toPolicyJson } from './policies-json.ts'
import { toVersionJson } from './version-json.ts'

const role = realPolicy('AmazonConnectServiceLinkedRolePolicy')

test('the list has every policy with its newest version and dates', () => {
  const { policies } = toPoliciesJson(realSite)
  expect(policies).toHaveLength(realSite.policies.length)
  expect(policies.map(({ latest }) => latest)).toEqual(realSite.policies.map(({ latest }) => latest.id))
  // A retired policy stays the same, whatever AWS publishes.
  expect(policies.find(({ name }) => name === 'AmazonConnectFullAccess')).toMatchObject({
    kind: 'managed',
    status: 'retired',
    latest: 'v2',
    versionCount: 1,
    updated: '2018-10-17T22:28:01Z',
  })
})

test('a policy’s first version has neither verdict nor change counts', () => {
  const [first, second] = toPolicyJson(realSite, role).versions
  expect(first?.verdict).toBeUndefined()
  expect(second?.verdict).toBe('broader')
})

test('identical versions name the earliest one with the same document', () => {
  const identical = toPolicyJson(realSite, role).versions.flatMap(({ version, identicalTo }) =>
    identicalTo === undefined ? [] : [[version, identicalTo]],
  )
  expect(identical).toEqual([
    ['v42', 'v31'],
    ['v53', 'v31'],
  ])
})

test('a version’s statuses add up to its counts', () => {
  for (const policy of realSite.policies) {
    for (const version of policy.versions) {
      const { access, counts } = toVersionJson(realSite, policy, version)
      for (const status of ['full', 'scoped', 'denied'] as const)
        expect(access.filter((action) => action.status === status)).toHaveLength(counts[status])
    }
  }
})

test('a canceled grant names the statement that denies it', () => {
  const json = toVersionJson(realSite, role, realVersion(role.name, 'v54'))
  const denied = json.access.find(({ action }) => action === 'wisdom:DeleteAssistant')
  const by = denied?.cancelled?.[0]?.by[0] ?? -1
  expect(denied).toMatchObject({ status: 'denied', grants: [] })
  expect(JSON.stringify([json.document.Statement].flat()[by])).toContain('wisdom:DeleteAssistant')
})

test('changes are sorted lists, newest change first, with absolute addresses', () => {
  const changes = toChangesJson(realSite)
  expect(changes.map(({ date }) => date)).toEqual(
    changes
      .map(({ date }) => date)
      .sort()
      .reverse(),
  )
  expect(changes).toHaveLength(realSite.policies.reduce((sum, { versions }) => sum + versions.length - 1, 0))
  for (const { changes: kinds, url } of changes) {
    expect(url).toMatch(/^https:\/\/catalog\.example\/policies\//)
    for (const actions of Object.values(kinds)) expect(actions).toEqual([...actions].sort())
  }
})

test('a comparison’s JSON is the same after JSON.stringify and JSON.parse', () => {
  const json = toCompareJson(realSite, role, realVersion(role.name, 'v1'), realVersion(role.name, 'v55'))
  expect(JSON.parse(JSON.stringify(json))).toEqual(json)
})
