import { expect, test } from 'vitest'
import { statement, version } from '../../../tests/support/small-versions.ts'
import { traceStatements } from './statement-history.ts'

const traced = (...versions: Parameters<typeof traceStatements>[0]) =>
  traceStatements(versions).map(({ since, changed }) => [since, changed])

test('a statement that moves or gets a Sid has not changed', () => {
  expect(
    traced(
      version('v1', statement('a:One'), statement('b:*')),
      version('v2', statement('b:*'), statement('a:One', { Sid: 'First' })),
    ),
  ).toEqual([
    ['v1', 'v1'],
    ['v1', 'v1'],
  ])
})

test('a statement is at its place in the version that last changed it, wherever it moved since', () => {
  const places = traceStatements([
    version('v1', statement('a:One'), statement('b:*')),
    version('v2', statement('b:*'), statement('c:*'), statement('a:One')),
    version('v3', statement('c:*'), statement('b:*'), statement('a:One', { Resource: 'x' })),
  ]).map(({ changed, changedAt }) => [changed, changedAt])
  expect(places).toEqual([
    ['v2', 1],
    ['v1', 1],
    ['v3', 2],
  ])
})

test('a statement that keeps its Sid keeps its age when its text changes', () => {
  expect(
    traced(version('v1', statement('a:One', { Sid: 'S' })), version('v2', statement('b:*', { Sid: 'S' }))),
  ).toEqual([['v1', 'v2']])
})

test('a statement without a Sid keeps its age when half of its actions stay', () => {
  expect(
    traced(version('v1', statement(['a:One', 'a:Two'])), version('v2', statement(['a:One', 'a:Two', 'b:*']))),
  ).toEqual([['v1', 'v2']])
})

test('a statement with a different effect is new', () => {
  expect(
    traced(version('v1', statement('a:One')), version('v2', statement('a:One', { Effect: 'Deny' }))),
  ).toEqual([['v2', 'v2']])
})

test('two equal statements are not the same one', () => {
  expect(
    traced(version('v1', statement('a:One')), version('v2', statement('a:One'), statement('a:One'))),
  ).toEqual([
    ['v1', 'v1'],
    ['v2', 'v2'],
  ])
})

const granting = (sid: string, ...values: string[]) =>
  statement('kms:CreateGrant', { Sid: sid, Condition: { StringEquals: { 'kms:GrantOperations': values } } })

test('a statement with a new Sid does not take what belongs, by its Sid, to a later one', () => {
  expect(
    traced(
      version('v4', granting('Workflows', 'Decrypt')),
      version('v5', granting('DataZone', 'Decrypt', 'Encrypt'), granting('Workflows', 'Encrypt')),
    ),
  ).toEqual([
    ['v5', 'v5'],
    ['v4', 'v5'],
  ])
})

test('of statements that say the same, each is the one with its Sid', () => {
  const [first, second] = [statement('a:One', { Sid: 'First' }), statement('a:One', { Sid: 'Second' })]
  expect(traced(version('v1', first), version('v2', second, first), version('v3', second, first))).toEqual([
    ['v2', 'v2'],
    ['v1', 'v1'],
  ])
})

test('lists in another order, or with an item twice, are no change', () => {
  expect(
    traced(
      version('v1', granting('A', 'Decrypt', 'Encrypt'), {
        Effect: 'Deny',
        Action: ['a:One', 'a:Two'],
        NotResource: ['x', 'y'],
      }),
      version('v2', granting('A', 'Encrypt', 'Decrypt', 'Encrypt'), {
        Effect: 'Deny',
        Action: ['a:Two', 'a:One', 'a:Two'],
        NotResource: ['y', 'x'],
      }),
    ),
  ).toEqual([
    ['v1', 'v1'],
    ['v1', 'v1'],
  ])
})
