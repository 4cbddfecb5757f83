// Tests that short lists of actions mean the same as long ones.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packActions, unpackActions } from './action-lists.ts'

const decided = { hotel: ['CleanRoom', 'OpenRoom'], spa: ['Heat'] }
const known = ['hotel:CleanRoom', 'hotel:OpenRoom', 'spa:Heat', 'spa:Retired', 'bar:Serve']

test('a service with all its decided actions is a wildcard, another one is listed', () => {
  expect(packActions(['spa:Heat', 'hotel:OpenRoom'], decided)).toEqual(['hotel:OpenRoom', 'spa:*'])
  expect(packActions(['spa:Heat', 'spa:Retired'], decided)).toEqual(['spa:Heat', 'spa:Retired'])
})

test('a wildcard means the decided actions and no others', () => {
  expect(unpackActions(['spa:*', 'hotel:*'], decided)).toEqual([
    'hotel:CleanRoom',
    'hotel:OpenRoom',
    'spa:Heat',
  ])
  expect(unpackActions(['bar:*'], decided)).toEqual([])
})

test('unpacking restores what was packed', () => {
  fc.assert(
    fc.property(fc.subarray(known), (names) => {
      expect(unpackActions(packActions(names, decided), decided)).toEqual(names.toSorted())
    }),
  )
})
