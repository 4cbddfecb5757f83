import { expect, test } from 'vitest'
import { readParts } from './sites.ts'

test('parts are percentages, smallest first', () => {
  expect(readParts('1,10,100')).toEqual([1, 10, 100])
  expect(readParts('50,2')).toEqual([2, 50])
})

test.each(['', '0', '-1', '3', '150', '10,x', '10,'])('%j is no list of parts', (text) => {
  expect(() => readParts(text)).toThrow('--parts')
})
