import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupToMap } from './group-to-map.ts'

test('groups as Map.groupBy does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (items) => {
      const keyOf = (item: number, index: number) => (item + index) % 3
      expect([...groupToMap(items, keyOf)]).toEqual([...Map.groupBy(items, keyOf)])
    }),
  )
})
