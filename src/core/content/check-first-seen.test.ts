// Tests the checks of the first-seen record.
import { expect, test } from 'vitest'
import type { FirstSeenRecord } from '../records/record.ts'
import { assertFirstSeenDays, assertFirstSeenSorted } from './check-first-seen.ts'

function findingsOf(actions: FirstSeenRecord['actions'], newestSnapshot = '2026-09-23'): readonly string[] {
  const filed = { file: 'f', record: { oldestSnapshot: '2019-09-13', newestSnapshot, actions } }
  return [...assertFirstSeenSorted(filed), ...assertFirstSeenDays(filed)].map(
    ({ at, found, expected }) => `${at.join('.')}: ${found}, not ${expected}`,
  )
}

const seen = { firstSeen: '2020-01-01' }

test('sorted actions with days inside the period of the snapshots have no findings', () => {
  expect(findingsOf({ 'a:B': { ...seen, lastSeen: '2020-01-01' }, 'a:C': seen, 'a:a': seen })).toEqual([])
})

test('an action out of order is found', () => {
  expect(findingsOf({ 'a:C': seen, 'a:B': seen })).toEqual([
    'actions.a:B: a:B after a:C, not the actions sorted by name',
  ])
})

test('an action in two spellings is found', () => {
  expect(findingsOf({ 'a:B': seen, 'a:b': seen })).toEqual([
    'actions.a:b: a:b as well as a:B, not every action once',
  ])
})

test('a day outside the period of the snapshots is found', () => {
  expect(findingsOf({ 'a:B': { firstSeen: '2019-09-12' }, 'a:C': { firstSeen: '2026-09-24' } })).toEqual([
    'actions.a:B.firstSeen: 2019-09-12, not a day from 2019-09-13 to 2026-09-23',
    'actions.a:C.firstSeen: 2026-09-24, not a day from 2019-09-13 to 2026-09-23',
  ])
})

test('an action that was last seen before it was first seen is found', () => {
  expect(findingsOf({ 'a:B': { firstSeen: '2020-01-01', lastSeen: '2019-12-31' } })).toEqual([
    'actions.a:B.lastSeen: 2019-12-31, not a day from 2020-01-01 to 2026-09-23',
  ])
})

test('a newest snapshot before the oldest is found', () => {
  expect(findingsOf({}, '2019-01-01')).toEqual([
    'newestSnapshot: 2019-01-01, not a day from 2019-09-13 to 9999-12-31',
  ])
})
