// Tests which statements reach services they do not name, and how many actions they match.
import { expect, test } from 'vitest'
import { indexActions } from '../actions/action-index.ts'
import sample from '../fixtures/sample-snapshot.json' with { type: 'json' }
import type { Policy } from '../policy/policy.ts'
import { isBeyondStandIn, listPrefixes, listReaches } from './reach.ts'

const index = indexActions(sample)
const connect = index.expand('connect:*').length

const policy = (
  patterns: readonly string[],
  inverted = false,
  effect: 'Allow' | 'Deny' = 'Allow',
): Policy => ({
  statements: [
    { index: 0, effect, actions: { patterns, inverted }, resources: [{ resource: '*' }], conditions: [] },
  ],
})

const reachOf = (...given: Parameters<typeof policy>) =>
  listReaches(policy(...given), index, 1_000).map(({ kind, count }) => [kind, count])

test('patterns of one service reach no other', () => {
  expect(reachOf(['connect:*', 'wisdom:Get*'])).toEqual([])
})

test('a * matches every action, however it is written', () => {
  expect(reachOf(['*'])).toEqual([['every', 1_000]])
  expect(reachOf(['connect:List*', '*:*'])).toEqual([['every', 1_000]])
})

test('a NotAction matches all but what it names', () => {
  expect(reachOf(['connect:*', 'CONNECT:List*'], true)).toEqual([['all but', 1_000 - connect]])
})

test('the actions of a NotAction are not counted if a service it names is not available', () => {
  expect(reachOf(['s4:*'], true)).toEqual([['all but', undefined]])
})

test('a NotAction of everything matches nothing', () => {
  expect(reachOf(['*'], true)).toEqual([])
})

test('a wildcard in the service prefix is not counted, and a stand-in cannot show it', () => {
  expect(reachOf(['*:List*'])).toEqual([['some', undefined]])
  expect(isBeyondStandIn(policy(['*:List*']))).toBe(true)
  expect(isBeyondStandIn(policy(['conn*']))).toBe(true)
  expect(isBeyondStandIn(policy(['*', 'connect:*']))).toBe(false)
})

test('a Deny reaches nothing', () => {
  expect(reachOf(['*'], false, 'Deny')).toEqual([])
})

test('the named services are listed once, in lowercase', () => {
  expect(listPrefixes(policy(['Connect:List*', 'connect:Get*', '*', 's3:GetObject', 'none']))).toEqual([
    'connect',
    's3',
  ])
})
