import { expect, test } from 'vitest'
import { realSite, realVersion } from '../../../tests/support/real-site.ts'
import { computeAccess } from '../access/access.ts'
import { indexActions } from '../actions/action-index.ts'
import { isKnownOn, type Lifetime } from '../actions/lifetime.ts'
import { parsePolicy } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/policy-document.ts'
import { computeGrowth, growPatterns, lookAmong, traceGrowth } from './growth.ts'

const action = (name: string) => ({
  name,
  accessLevel: 'Read',
  resourceTypes: [],
  conditionKeys: [],
  dependentActions: [],
})
const index = indexActions({
  name: 'test',
  takenAt: '2026-01-01T00:00:00Z',
  services: [
    { prefix: 'a', name: 'A', actions: ['a:Old', 'a:New'].map(action), resourceTypes: [], conditionKeys: [] },
  ],
})
const lives: Readonly<Record<string, readonly Lifetime[]>> = {
  'a:Old': [{ from: '2020-01-01' }],
  'a:New': [{ from: '2024-05-01' }],
  'a:Gone': [{ from: '2020-01-01', to: '2023-06-30' }],
}
const lifetimesOf = ({ name }: { readonly name: string }) => lives[name] ?? []
const policyOf = (...statements: object[]) =>
  parsePolicy({ Version: '2012-10-17', Statement: statements } as PolicyDocument)
const wildcard = policyOf({ Effect: 'Allow', Action: 'a:*', Resource: '*' })
const accessOf = (policy: typeof wildcard) => computeAccess(policy, index, [{ name: 'a:Gone' }])

test('an action is known from its first day to its last, both included', () => {
  const lifetimes = [{ from: '2020-01-02', to: '2020-01-04' }]
  const known = ['2020-01-01', '2020-01-02', '2020-01-04', '2020-01-05'].map((day) =>
    isKnownOn(lifetimes, day),
  )
  expect(known).toEqual([false, true, true, false])
})

test('growth lists added and retired actions separately', () => {
  expect(computeGrowth(accessOf(wildcard), lifetimesOf, '2022-01-01', '2026-01-01')).toMatchObject({
    before: 2,
    after: 2,
    added: [{ name: 'a:New' }],
    retired: [{ name: 'a:Gone' }],
  })
})

test('growth counts the actions of the second day that the snapshot does not list', () => {
  const between = computeGrowth(accessOf(wildcard), lifetimesOf, '2020-01-01', '2023-01-01')
  expect(between).toMatchObject({ after: 2, unlisted: 1 })
  const later = computeGrowth(accessOf(wildcard), lifetimesOf, '2020-01-01', '2026-01-01')
  expect(later).toMatchObject({ after: 2, unlisted: 0 })
})

test('an action that a Deny removes does not count as growth', () => {
  const denied = policyOf(
    { Effect: 'Allow', Action: 'a:*', Resource: '*' },
    { Effect: 'Deny', Action: 'a:New', Resource: '*' },
  )
  expect(computeGrowth(accessOf(denied), lifetimesOf, '2022-01-01', '2026-01-01').added).toEqual([])
})

test('steps distinguish a new text from silent growth, and a retirement counts from the day after', () => {
  const only = accessOf(policyOf({ Effect: 'Allow', Action: 'a:Old', Resource: '*' }))
  const versions = [
    { version: 'v1', day: '2021-01-01', access: only },
    { version: 'v2', day: '2022-01-01', access: accessOf(wildcard) },
  ]
  expect(traceGrowth(versions, lifetimesOf, '2026-01-01')).toEqual([
    { day: '2021-01-01', count: 1, cause: 'text', version: 'v1' },
    { day: '2022-01-01', count: 2, cause: 'text', version: 'v2' },
    { day: '2023-07-01', count: 1, cause: 'silent' },
    { day: '2024-05-01', count: 2, cause: 'silent' },
  ])
})

test('what AWS adds on the day of a new text counts as silent growth of the text before', () => {
  const only = accessOf(policyOf({ Effect: 'Allow', Action: 'a:Old', Resource: '*' }))
  const versions = [
    { version: 'v1', day: '2023-12-01', access: accessOf(wildcard) },
    { version: 'v2', day: '2024-05-01', access: only },
  ]
  expect(traceGrowth(versions, lifetimesOf, '2026-01-01')).toEqual([
    { day: '2023-12-01', count: 1, cause: 'text', version: 'v1' },
    { day: '2024-05-01', count: 2, cause: 'silent' },
    { day: '2024-05-01', count: 1, cause: 'text', version: 'v2' },
  ])
})

test('a wildcard is counted on both days', () => {
  const actions = [...index.all, { name: 'a:Gone' }]
  expect(growPatterns(wildcard, lookAmong(actions), lifetimesOf, '2020-06-01', '2026-01-01')).toEqual([
    { pattern: 'a:*', before: 2, after: 2 },
  ])
})

test('connect:* of AmazonConnect_FullAccess v4 went from 178 to 387: 210 added, 1 retired', () => {
  const version = realVersion('AmazonConnect_FullAccess', 'v4')
  const isConnect = ({ name }: { readonly name: string }) => name.startsWith('connect:')
  expect(realSite.patternGrowth(version)[0]).toEqual({ pattern: 'connect:*', before: 178, after: 387 })
  expect(realSite.growth(version)?.added.filter(isConnect)).toHaveLength(210)
  expect(realSite.growth(version)?.retired.filter(isConnect)).toHaveLength(1)
})

test('a pattern is matched against the actions of its service, in any case, or against all actions', () => {
  const matching = lookAmong(['a:ListX', 'a:GetX', 'ab:ListX'].map((name) => ({ name })))
  const names = (pattern: string) => matching(pattern).map(({ name }) => name)
  expect(names('A:list*')).toEqual(['a:ListX'])
  expect(names('a*:list*')).toEqual(['a:ListX', 'ab:ListX'])
  expect(names('*')).toEqual(['a:ListX', 'a:GetX', 'ab:ListX'])
  expect(names('c:*')).toEqual([])
})
