// Tests the checks of the judgments about destructive actions.
import { expect, test } from 'vitest'
import type { Snapshot } from '../actions/action.ts'
import type { Finding } from '../json/finding.ts'
import type { DestructionRecord } from '../records/destruction.ts'
import { assertJudgedOnce, assertJudgmentsSorted, checkEveryActionJudged } from './check-destruction.ts'

const judged = (...actions: string[]): DestructionRecord => ({
  actions,
  effect: 'none',
  why: 'Reads, and changes nothing.',
  source: 'https://docs.aws.amazon.com/',
})

const filed = (...record: readonly DestructionRecord[]) => ({ file: 'destructive.json', record })

const lines = (findings: readonly Finding[]) => findings.map(({ at, found }) => `${at.join('.')}: ${found}`)

test('sorted actions that are judged once have no findings', () => {
  const sound = filed(judged('a:B', 'c:A'), judged('b:A'), judged('b:B', 'b:C'))
  expect([...assertJudgedOnce(sound), ...assertJudgmentsSorted(sound)]).toEqual([])
})

test('an action that is judged twice is found, in any spelling', () => {
  expect(lines(assertJudgedOnce(filed(judged('a:B'), judged('a:C', 'a:b'))))).toEqual([
    '1.actions.1: a:b a second time',
  ])
})

test('entries and actions out of order are found', () => {
  expect(lines(assertJudgmentsSorted(filed(judged('b:B', 'b:A'), judged('a:A'))))).toEqual([
    '1: a:A after b:B',
    '0.actions.1: b:A after b:B',
  ])
})

const action = (name: string) => ({ ...firstAction, name })
const firstAction = {
  accessLevel: 'Write',
  resourceTypes: [],
  conditionKeys: [],
  dependentActions: [],
}
const service = (prefix: string, ...names: string[]): Snapshot['services'][number] => ({
  prefix,
  name: prefix,
  actions: names.map(action),
  resourceTypes: [],
  conditionKeys: [],
})
const snapshot: Snapshot = {
  name: 'test 1',
  takenAt: '2026-01-01T00:00:00Z',
  services: [service('own', 'own:Read', 'own:New'), service('other', 'other:Write')],
}
const firstSeen = {
  oldestSnapshot: '2019-09-13',
  newestSnapshot: '2026-01-01',
  actions: {
    'own:Gone': { firstSeen: '2019-09-13', lastSeen: '2020-01-01' },
    'other:Gone': { firstSeen: '2019-09-13' },
  },
}

test.each<[string, readonly string[], readonly string[]]>([
  ['every action of the own services, former ones too', ['own:Gone', 'own:New', 'own:Read'], []],
  ['all but a new action', ['own:Gone', 'own:Read'], ['destructive.json : nothing about own:New']],
  ['all but a former action', ['own:New', 'own:Read'], ['destructive.json : nothing about own:Gone']],
  [
    'a misspelled action',
    ['own:Gone', 'own:New', 'own:Read', 'own:Raed'],
    ['destructive.json 0.actions.3: "own:Raed"'],
  ],
  ['also an action of another service', ['other:Unknown', 'own:Gone', 'own:New', 'own:Read'], []],
])('with judgments of %s, the findings are right', (_, actions, expected) => {
  const findings = checkEveryActionJudged([judged(...actions)], ['own'], snapshot, firstSeen)
  expect(findings.map(({ file, at, found }) => `${file} ${at.join('.')}: ${found}`)).toEqual(expected)
})
