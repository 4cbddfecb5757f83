// Tests who reaches a service, how far, since which version, and by what kind of statement.
import { expect, test } from 'vitest'
import type { Snapshot } from '../actions/action.ts'
import { indexActions } from '../actions/action-index.ts'
import { parsePolicy } from '../policy/policy.ts'
import { traceReach } from './trace-reach.ts'

const action = (name: string, arn?: string) => ({
  name,
  accessLevel: 'Write',
  resourceTypes: arn === undefined ? [] : [{ name: 'room', required: true, arn }],
  conditionKeys: [],
  dependentActions: [],
})

const room = `arn:\${Partition}:hotel:\${Region}:\${Account}:room/\${RoomId}`
const snapshot: Snapshot = {
  name: 'sample',
  takenAt: '2026-01-01T00:00:00Z',
  services: [
    {
      prefix: 'hotel',
      name: 'Hotel',
      actions: [action('hotel:CleanRoom', room), action('hotel:ListRooms'), action('hotel:OpenRoom', room)],
      resourceTypes: [],
      conditionKeys: [],
    },
  ],
}
const services = {
  index: indexActions(snapshot),
  decided: { hotel: ['CleanRoom', 'ListRooms', 'OpenRoom'] },
}

type Statement = Readonly<Record<string, unknown>>

const allow = (actions: unknown, more: Statement = {}): Statement => ({
  Effect: 'Allow',
  Action: actions,
  Resource: '*',
  ...more,
})

const deny = (actions: unknown): Statement => ({ Effect: 'Deny', Action: actions, Resource: '*' })

function trace(...documents: readonly (readonly Statement[])[]) {
  const versions = documents.map((statements, i) => ({
    id: `v${i + 1}`,
    policy: parsePolicy({ Version: '2012-10-17', Statement: statements as never }),
  }))
  return traceReach(versions, services)
}

const grantsOf = (...statements: readonly Statement[]) =>
  trace(statements)?.grants.map(({ status, actions }) => [status, ...actions])

test('a policy of another service does not reach it', () => {
  expect(trace([allow(['s3:*', 'hotelier:List*'])])).toBeUndefined()
})

test('a policy whose newest version no longer grants anything does not reach it', () => {
  expect(trace([allow('hotel:*')], [allow('s3:*')])).toBeUndefined()
})

test('an Allow that no possible request matches does not reach it', () => {
  expect(trace([allow('hotel:OpenRoom', { Resource: 'arn:aws:hotel:*:*:floor/*' })])).toBeUndefined()
  expect(trace([allow('hotel:ListRooms', { Resource: 'arn:aws:hotel:*:*:room/*' })])).toBeUndefined()
})

test('a Deny can take everything away', () => {
  expect(trace([allow('*'), deny('hotel:*')])).toBeUndefined()
  expect(grantsOf(allow('*'), deny('hotel:OpenRoom'))).toEqual([
    ['full', 'hotel:CleanRoom', 'hotel:ListRooms'],
  ])
})

test('all actions of a service are written with a wildcard, and those of one scope together', () => {
  expect(grantsOf(allow('hotel:*'))).toEqual([['full', 'hotel:*']])
  expect(
    grantsOf(allow('hotel:List*'), allow('hotel:*Room', { Resource: 'arn:aws:hotel:*:*:room/1' })),
  ).toEqual([
    ['scoped', 'hotel:CleanRoom', 'hotel:OpenRoom'],
    ['full', 'hotel:ListRooms'],
  ])
})

test('an action that the snapshot does not list is reached if it is named in full', () => {
  expect(grantsOf(allow(['hotel:PaintRoom']))).toEqual([['full', 'hotel:PaintRoom']])
})

test.each([
  ['*', 'all-services'],
  ['*:*', 'all-services'],
  ['*:List*', 'all-services'],
  ['h*:ListRooms', 'all-services'],
  ['hotel:*', 'named-services'],
  [['hotel:*', '*'], 'named-services'],
  [['hotel:ListRooms', '*:Open*'], 'all-services'],
])('%j reaches it as %s', (patterns, breadth) => {
  expect(trace([allow(patterns)])?.breadth).toBe(breadth)
})

test('NotAction of other services reaches it as all-services', () => {
  expect(trace([{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }])?.breadth).toBe('all-services')
  expect(trace([{ Effect: 'Allow', NotAction: 'hotel:*', Resource: '*' }])).toBeUndefined()
})

test('each version has what it changed, and no entry if it changed nothing', () => {
  const tagged = { Condition: { StringEquals: { 'aws:RequestTag/a': 'b' } } }
  const traced = trace(
    [allow('s3:*')],
    [allow('hotel:ListRooms', tagged)],
    [allow('hotel:ListRooms', { ...tagged, Sid: 'Renamed' })],
    [allow(['hotel:ListRooms', 'hotel:OpenRoom'])],
    [allow('hotel:ListRooms')],
  )
  expect([...(traced?.changes ?? [])]).toEqual([
    ['v2', { gained: ['hotel:ListRooms'] }],
    ['v4', { gained: ['hotel:OpenRoom'], widened: ['hotel:ListRooms'] }],
    ['v5', { lost: ['hotel:OpenRoom'] }],
  ])
})

test('a scope has its statement, Sid, resource, conditions and limits', () => {
  const traced = trace([
    allow('hotel:*Room', { Sid: 'Rooms', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
    { ...deny('hotel:OpenRoom'), Resource: 'arn:aws:hotel:*:*:room/13' },
  ])
  const scope = {
    statement: 0,
    sid: 'Rooms',
    resource: '*',
    conditions: [{ operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'] }],
  }
  expect(traced?.grants).toEqual([
    { status: 'scoped', actions: ['hotel:CleanRoom'], scopes: [{ ...scope, limitedBy: [] }] },
    { status: 'scoped', actions: ['hotel:OpenRoom'], scopes: [{ ...scope, limitedBy: [1] }] },
  ])
})
