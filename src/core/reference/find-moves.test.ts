// Tests whose access the recorded changes of the reference moved, with the two changes that the project names.
import { expect, test } from 'vitest'
import { loadSnapshot } from '../../data/action-snapshot.ts'
import { loadContent } from '../../data/records.ts'
import { servicePrefix } from '../actions/action.ts'
import { parsePolicy } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/policy-document.ts'
import { createAbsentKeys } from './absent-keys.ts'
import { listActionDays } from './action-days.ts'
import { decideVersion, findIdleSince, findMoves, mayNameService, newestOn } from './find-moves.ts'

const snapshot = await loadSnapshot()
const { referenceChanges } = await loadContent()
const days = referenceChanges === undefined ? [] : listActionDays(referenceChanges, snapshot)
const absentKeys = createAbsentKeys(snapshot)

const policy = (...Statement: readonly object[]) =>
  parsePolicy({ Version: '2012-10-17', Statement } as unknown as PolicyDocument)

const allow = (Action: string, Resource: string, Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
})

function dayOf(day: string, action: string) {
  const found = days.find((one) => one.day === day && one.action === action)
  if (found === undefined) throw new Error(`no row of ${action} on ${day}`)
  return found
}

const contacts = 'arn:aws:connect:*:*:instance/*/contact/*'
const tagged = { StringEquals: { 'aws:ResourceTag/team': 'sales' } }

test('on 18 June 2026 an Allow on contacts stopped granting StartOutboundVoiceContact', () => {
  const day = dayOf('2026-06-18', 'connect:StartOutboundVoiceContact')
  expect(day.before?.types).toEqual(['contact'])
  expect(day.after).toMatchObject({ types: [], formats: [] })
  const result = decideVersion(day, policy(allow('connect:StartOutboundVoiceContact', contacts)), absentKeys)
  expect(result).toMatchObject({
    kind: 'lost',
    nowRefused: { resource: 'arn:aws:connect:us-east-1:111122223333:instance/a/contact/a' },
  })
})

test('in March 2026 contact actions began to take resource tags, so an Allow by tag began to grant them', () => {
  const day = dayOf('2026-03-07', 'connect:StartContactRecording')
  const tag = `aws:ResourceTag/\${TagKey}`
  expect(day.before?.keys.has(tag)).toBe(false)
  expect(day.after?.keys.has(tag)).toBe(true)
  expect(decideVersion(day, policy(allow('connect:*', '*', tagged)), absentKeys)).toMatchObject({
    kind: 'gained',
    nowAllowed: { context: new Map([['aws:ResourceTag/team', ['sales']]]) },
  })
})

test('a refusal by tag takes something away on the day on which the tag begins to count', () => {
  const day = dayOf('2026-03-07', 'connect:StartContactRecording')
  const deny = { ...allow('connect:*', '*', tagged), Effect: 'Deny' }
  expect(decideVersion(day, policy(allow('connect:*', '*'), deny), absentKeys)).toMatchObject({
    kind: 'narrowed',
    nowRefused: { context: new Map([['aws:ResourceTag/team', ['sales']]]) },
  })
})

test('a key counts with the resource types that list it: the tag of an access point’s objects is none of a bucket’s', () => {
  const [first, second] = [dayOf('2025-08-24', 's3:GetObject'), dayOf('2025-11-27', 's3:GetObject')]
  const objects = policy(allow('s3:GetObject', 'arn:aws:s3:::*/*', tagged))
  expect(decideVersion(first, objects, absentKeys)).toBe('none')
  expect(decideVersion(second, objects, absentKeys)).toMatchObject({
    kind: 'gained',
    nowAllowed: { resource: 'arn:aws:s3:::a/a', context: new Map([['aws:ResourceTag/team', ['sales']]]) },
  })
  const accessPoints = allow('s3:GetObject', 'arn:aws:s3:us-east-1:*:accesspoint/*/object/*', tagged)
  expect(decideVersion(first, policy(accessPoints), absentKeys)).toMatchObject({ kind: 'gained' })
  expect(decideVersion(second, policy(accessPoints), absentKeys)).toBe('none')
})

test('a key that moved from an action to one of its resource types counts for that type alone', () => {
  const day = dayOf('2025-08-24', 's3:GetObject')
  const isThrough = { ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:*:*:accesspoint/a' } }
  expect(decideVersion(day, policy(allow('s3:GetObject', '*', isThrough)), absentKeys)).toMatchObject({
    kind: 'narrowed',
    nowRefused: { resource: 'arn:aws:s3:::a/a' },
  })
})

test.each([
  ['an Allow of everything', allow('connect:*', '*')],
  ['an Allow on other resources', allow('connect:*', 'arn:aws:connect:*:*:phone-number/*')],
  ['an Allow of other actions', allow('wisdom:*', contacts)],
  ['a Deny', { ...allow('connect:*', contacts), Effect: 'Deny' }],
  [
    'an Allow on everything under a condition on a key that every request has',
    allow('connect:*', '*', { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } }),
  ],
])('%s does not move when StartOutboundVoiceContact loses its resource type', (_, statement) => {
  const day = dayOf('2026-06-18', 'connect:StartOutboundVoiceContact')
  expect(decideVersion(day, policy(statement), absentKeys)).toBe('none')
})

test('a new action is gained through a wildcard, not by a text that named it before AWS listed it', () => {
  const day = dayOf('2026-08-13', 'connect:ListMetrics')
  expect(day.before).toBeUndefined()
  expect(decideVersion(day, policy(allow('connect:List*', '*')), absentKeys)).toMatchObject({
    kind: 'gained',
  })
  expect(decideVersion(day, policy(allow('connect:ListMetrics', '*')), absentKeys)).toBe('none')
})

test('a type whose format is no longer known leaves a scoped text undecided, and one about everything unmoved', () => {
  const day = dayOf('2026-07-21', 'events:TagResource')
  expect(day.before?.types).toContain('publisher')
  expect(day.before?.formats).toBeUndefined()
  const scoped = policy(allow('events:TagResource', 'arn:aws:events:*:*:rule/*'))
  expect(decideVersion(day, scoped, absentKeys)).toBe('undecided')
  expect(decideVersion(day, policy(allow('events:TagResource', '*')), absentKeys)).toBe('none')
})

test('the text is that of the newest version on the day', () => {
  const day = dayOf('2026-06-18', 'connect:StartOutboundVoiceContact')
  const text = policy(allow('connect:StartOutboundVoiceContact', contacts))
  const version = (id: string, created: string) => ({ id, day: created, policy: text })
  const open = { ...version('v2', '2026-06-19'), policy: policy(allow('*', '*')) }
  const named = { name: 'Sample', versions: [version('v1', '2026-06-18'), open] }
  expect(findMoves(day, [named], absentKeys).moved).toMatchObject([
    { policy: 'Sample', version: 'v1', kind: 'lost' },
  ])
  expect(newestOn(named, '2026-06-17')).toBeUndefined()
  expect(
    newestOn(
      { name: 'Sample', versions: [version('v1', '2020-01-01'), { id: 'v2', policy: text }] },
      '2021-01-01',
    ),
  ).toBeUndefined()
})

test('a policy that names no action of a service is moved by no change of its reference', () => {
  const services = [...new Set(days.map(({ action }) => servicePrefix(action)))]
  const open = { Effect: 'Allow', NotAction: 'connect:*', Resource: '*' }
  const narrow = allow('connect:*', contacts)
  for (const statement of [narrow, allow('*', contacts), allow('c*:List*', contacts), open]) {
    const dated = {
      name: 'Sample',
      versions: [{ id: 'v1', day: '2019-01-01', policy: policy(statement) }],
    }
    const moved = days.filter((day) => {
      const { moved, undecided } = findMoves(day, [dated], absentKeys)
      return moved.length + undecided.length > 0
    })
    const named = services.filter((service) => mayNameService(dated, service))
    expect(moved.length).toBeGreaterThan(0)
    expect(named).toEqual(
      expect.arrayContaining([...new Set(moved.map(({ action }) => servicePrefix(action)))]),
    )
    expect(named).toEqual(statement === narrow ? ['connect'] : services)
  }
})

test('a text is idle since the day on which it lost the action, unless it is newer', () => {
  const ofAction = days.filter(({ action }) => action === 'connect:StartOutboundVoiceContact')
  const text = policy(allow('connect:StartOutboundVoiceContact', contacts))
  const since = (day: string, document = text) =>
    findIdleSince(ofAction, { name: 'Sample', versions: [{ id: 'v1', day, policy: document }] }, absentKeys)
  expect(since('2025-01-01')).toMatchObject({ day: { day: '2026-06-18' }, version: 'v1' })
  expect(since('2026-06-18')).toBeUndefined()
  expect(since('2025-01-01', policy(allow('connect:*', '*')))).toBeUndefined()
})
