// Tests how access levels are named where actions are grouped by them.
import { expect, test } from 'vitest'
import { describeLevel } from './action-levels.ts'

test.each([
  ['Write', 'Write'],
  ['Tagging, Write', 'Tagging and Write'],
  ['Permissions management, Write', 'Permissions management and Write'],
])('%s is shown as %s', (level, text) => {
  expect(describeLevel(level)).toBe(text)
})
