// Tests which actions of a snapshot and of recorded versions have no date.
import { expect, test } from 'vitest'
import { indexFirstSeen } from '../actions/first-seen.ts'
import type { VersionRecord } from '../records/record.ts'
import { findUndatedActions } from './undated-actions.ts'

const index = indexFirstSeen({
  oldestSnapshot: '2019-09-13',
  newestSnapshot: '2026-09-23',
  actions: { 'connect:ListUsers': { firstSeen: '2019-09-13' } },
})

const naming = (...actions: string[]): VersionRecord => ({
  policy: 'Sample',
  version: 'v1',
  created: '2020-01-01T00:00:00Z',
  sources: ['test'],
  document: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: actions, Resource: '*' } },
})

test('an action that is newer than the newest snapshot is reported', () => {
  const snapshot = ['connect:NewAction', 'connect:ListUsers', 'ec2:RunInstances']
  expect(findUndatedActions(index, snapshot, [])).toEqual({ listed: ['connect:NewAction'], named: [] })
})

test('an action that only versions name is reported once', () => {
  const versions = [
    naming('connect:Misspelled', 'connect:listusers', 'connect:*'),
    naming('connect:Misspelled'),
  ]
  expect(findUndatedActions(index, [], versions)).toEqual({ listed: [], named: ['connect:Misspelled'] })
})

test('an action that the snapshot lists and a version names is reported as listed', () => {
  const undated = findUndatedActions(index, ['connect:NewAction'], [naming('connect:newaction')])
  expect(undated).toEqual({ listed: ['connect:NewAction'], named: [] })
})
