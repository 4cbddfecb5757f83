// Tests lookups of when actions came to be known.
import { expect, test } from 'vitest'
import { findUndated, indexFirstSeen } from './first-seen.ts'

const index = indexFirstSeen({
  oldestSnapshot: '2019-09-13',
  newestSnapshot: '2026-09-23',
  actions: {
    'connect:CreateUser': { firstSeen: '2019-09-13' },
    'connect:GetFederationTokens': { firstSeen: '2020-01-01', lastSeen: '2023-11-01' },
    'connect:SearchUsers': { firstSeen: '2021-05-01' },
  },
})

test('an action is known from the day on which it was first seen', () => {
  expect(index.isKnownOn('connect:SearchUsers', '2021-04-30')).toBe(false)
  expect(index.isKnownOn('connect:SearchUsers', '2021-05-01')).toBe(true)
  expect(index.isKnownOn('connect:SearchUsers', '2030-01-01')).toBe(true)
})

test('a retired action is known until the day on which it was last seen', () => {
  expect(index.isKnownOn('connect:GetFederationTokens', '2023-11-01')).toBe(true)
  expect(index.isKnownOn('connect:GetFederationTokens', '2023-11-02')).toBe(false)
  expect(index.lifetimesOf('connect:GetFederationTokens')).toEqual([{ from: '2020-01-01', to: '2023-11-01' }])
})

test('names compare case-insensitively and come back as AWS spells them', () => {
  expect(index.isKnownOn('Connect:searchusers', '2021-05-01')).toBe(true)
  expect(index.find('CONNECT:SEARCHUSERS')?.action).toBe('connect:SearchUsers')
})

test('an action of the oldest snapshot may be older than it', () => {
  expect(index.find('connect:CreateUser')).toEqual({
    action: 'connect:CreateUser',
    firstSeen: '2019-09-13',
    orBefore: true,
  })
  expect(index.find('connect:SearchUsers')?.orBefore).toBe(false)
})

test('an action that no snapshot lists is known on no day', () => {
  expect(index.find('connect:Invented')).toBeUndefined()
  expect(index.lifetimesOf('connect:Invented')).toEqual([])
  expect(index.isKnownOn('connect:Invented', '2026-09-23')).toBe(false)
  expect(index.isKnownOn('connect:constructor', '2026-09-23')).toBe(false)
  expect(findUndated(index, ['connect:Invented', 'Connect:CreateUser'])).toEqual(['connect:Invented'])
})

test('the record covers a service if it lists one of its actions', () => {
  expect(index.covers('Connect:Invented')).toBe(true)
  expect(index.covers('connect-campaigns:ListCampaigns')).toBe(false)
})
