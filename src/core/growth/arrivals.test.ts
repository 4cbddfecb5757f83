import { expect, test } from 'vitest'
import { computeAccess } from '../access/access.ts'
import { indexActions } from '../actions/action-index.ts'
import type { Lifetime } from '../actions/lifetime.ts'
import { parsePolicy } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/policy-document.ts'
import { traceArrivals } from './arrivals.ts'

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
    {
      prefix: 'a',
      name: 'A',
      actions: ['a:GetOld', 'a:GetNew', 'a:PutNew'].map(action),
      resourceTypes: [],
      conditionKeys: [],
    },
  ],
})
const lives: Readonly<Record<string, readonly Lifetime[]>> = {
  'a:GetOld': [{ from: '2020-01-01' }],
  'a:GetNew': [{ from: '2024-05-01' }],
  'a:PutNew': [{ from: '2024-06-01' }],
}
const lifetimesOf = ({ name }: { readonly name: string }) => lives[name] ?? []

const allow = (Action: string | readonly string[]) => ({ Effect: 'Allow', Action, Resource: '*' })

/** Trace a policy whose versions have these days and statements. */
function trace(...versions: readonly (readonly [day: string, ...statements: object[]])[]) {
  const dated = versions.map(([day, ...Statement], i) => {
    const policy = parsePolicy({ Version: '2012-10-17', Statement } as PolicyDocument)
    return { version: `v${i + 1}`, day, policy, access: computeAccess(policy, index) }
  })
  return traceArrivals(dated, lifetimesOf, '2026-01-01').map(({ day, version, action: { name }, patterns }) =>
    [day, version, name, ...patterns].join(' '),
  )
}

test('an action arrives on its first day through every wildcard that matches it', () => {
  expect(trace(['2023-01-01', allow(['a:*', 'a:Get*', 'a:Put*'])])).toEqual([
    '2024-05-01 v1 a:GetNew a:* a:Get*',
    '2024-06-01 v1 a:PutNew a:* a:Put*',
  ])
})

test('an action known on the day of the first version does not arrive', () => {
  expect(trace(['2024-05-01', allow('a:*')])).toEqual(['2024-06-01 v1 a:PutNew a:*'])
})

test('an action that the text names in full does not arrive', () => {
  expect(trace(['2023-01-01', allow(['a:*', 'a:GetNew'])])).toEqual(['2024-06-01 v1 a:PutNew a:*'])
})

test('an action that a Deny removes does not arrive', () => {
  expect(trace(['2023-01-01', allow('a:*'), { Effect: 'Deny', Action: 'a:PutNew', Resource: '*' }])).toEqual([
    '2024-05-01 v1 a:GetNew a:*',
  ])
})

test('an action arrives through the wildcards of the version that is current on its day', () => {
  expect(trace(['2023-01-01', allow('a:*')], ['2024-05-15', allow('a:P*')])).toEqual([
    '2024-05-01 v1 a:GetNew a:*',
    '2024-06-01 v2 a:PutNew a:P*',
  ])
})

test('on the day of a new version, only an action that the previous text also grants arrives', () => {
  expect(trace(['2023-01-01', allow('a:Get*')], ['2024-05-01', allow('a:*')])).toContain(
    '2024-05-01 v2 a:GetNew a:*',
  )
  expect(trace(['2023-01-01', allow('a:Put*')], ['2024-05-01', allow('a:*')])).toEqual([
    '2024-06-01 v2 a:PutNew a:*',
  ])
})

test('the last of several versions on one day counts', () => {
  expect(
    trace(['2023-01-01', allow('a:Get*')], ['2024-05-01', allow('a:Put*')], ['2024-05-01', allow('a:Get*')]),
  ).toEqual(['2024-05-01 v3 a:GetNew a:Get*'])
})

test('an action that a NotAction does not name arrives', () => {
  expect(trace(['2023-01-01', { Effect: 'Allow', NotAction: 'a:PutNew', Resource: '*' }])).toEqual([
    '2024-05-01 v1 a:GetNew',
  ])
})

test('an action that AWS dropped and brought back arrives again', () => {
  const returning = () => [
    { from: '2020-01-01', to: '2023-03-01' },
    { from: '2024-05-01' },
    { from: '2023-02-01', to: '2023-04-01' },
  ]
  const policy = parsePolicy({ Version: '2012-10-17', Statement: allow('a:GetN*') } as PolicyDocument)
  const dated = { version: 'v1', day: '2022-01-01', policy, access: computeAccess(policy, index) }
  expect(traceArrivals([dated], returning, '2026-01-01').map(({ day }) => day)).toEqual(['2024-05-01'])
})
