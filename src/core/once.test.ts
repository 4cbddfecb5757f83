import { expect, test } from 'vitest'
import { once } from './once.ts'

test('a value is computed when it is first asked for, and only then, even if it is undefined', () => {
  let count = 0
  const value = once(() => {
    count += 1
    return undefined
  })
  expect(count).toBe(0)
  expect([value(), value(), count]).toEqual([undefined, undefined, 1])
})
