// Tests the room that pictures leave for their labels.
import { expect, test } from 'vitest'
import { roomFor } from './chart-scale.ts'

test.each([
  [[], 44],
  [['0', '500', '9,000'], 44],
  [['0', '20,000', '9,000'], 51],
  [['100,000'], 58],
])('labels %j need %i pixels', (labels, room) => {
  expect(roomFor(labels)).toBe(room)
})
