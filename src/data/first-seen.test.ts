// Tests the recorded days of actions: the counts that pages show, and the records that are rejected.
import { afterAll, expect, test } from 'vitest'
import { indexFirstSeen } from '../core/actions/first-seen.ts'
import { loadContent, readContent } from './records.ts'
import { makeContent, removeMadeContent, soundContent } from './temporary-content.ts'

afterAll(removeMadeContent)

const { firstSeen } = await loadContent('content')
const index = indexFirstSeen(firstSeen)

const connect = Object.keys(firstSeen.actions).filter((action) => action.startsWith('connect:'))
const knownOn = (day: string) => connect.filter((action) => index.isKnownOn(action, day))

test('connect:* matches 178 actions on 2023-03-07 and 387 on 2026-09-23', () => {
  const [before, after] = [knownOn('2023-03-07'), knownOn('2026-09-23')]
  expect([before.length, after.length]).toEqual([178, 387])
  expect(after.filter((action) => !before.includes(action))).toHaveLength(210)
  expect(before.filter((action) => !after.includes(action))).toEqual(['connect:GetFederationTokens'])
})

test('connect:* matched 34 actions at the end of 2019', () => {
  expect(knownOn('2019-12-31')).toHaveLength(34)
})

test.each([
  [
    'a wildcard instead of an action',
    { 'connect:*': { firstSeen: '2020-01-01' } },
    '$.actions["connect:*"]',
    'string "connect:*"',
  ],
  [
    'a day that does not exist',
    { 'a:B': { firstSeen: '2023-02-29' } },
    '$.actions["a:B"].firstSeen',
    'string "2023-02-29"',
  ],
  ['an action without a day', { 'a:B': {} }, '$.actions["a:B"].firstSeen', 'nothing'],
])('%s is rejected with a file, a path and a tip', async (_, actions, path, found) => {
  const record = { oldestSnapshot: '2019-09-13', newestSnapshot: '2026-09-23', actions }
  const dir = await makeContent({ ...soundContent, 'first-seen.json': record })
  const { faults } = await readContent(dir, { label: 'content' })
  expect(faults.map((fault) => [fault.file, fault.path, fault.found])).toEqual([
    ['content/first-seen.json', path, found],
  ])
  expect(faults[0]?.tip).not.toBe('')
})
