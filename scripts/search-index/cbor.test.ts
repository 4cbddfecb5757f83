import { expect, test } from 'vitest'
import { readArray, sortArray } from './cbor.ts'

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex')

test('finds the elements of an array, whatever they contain', () => {
  // [1, "abc", [1, 2], 500, h'00ff', {1: 2}, true]
  const text = bytes('87 01 63616263 820102 1901f4 4200ff a10102 f5')
  const spans = readArray(text, 0).elements.map(({ start, end }) => text.subarray(start, end).toString('hex'))
  expect(spans).toEqual(['01', '63616263', '820102', '1901f4', '4200ff', 'a10102', 'f5'])
})

test('sorts one array and leaves everything around it', () => {
  // ["x", [3, 1, 2], "y"]
  const text = bytes('83 6178 83030102 6179')
  const inner = readArray(text, 0).elements[1]
  expect(sortArray(text, readArray(text, inner?.start ?? 0)).toString('hex')).toBe('836178830102036179')
})

test('leaves an empty array alone', () => {
  expect(sortArray(bytes('80'), readArray(bytes('80'), 0)).toString('hex')).toBe('80')
})

test('rejects anything but an array of known length', () => {
  expect(() => readArray(bytes('01'), 0)).toThrow('There is no CBOR array at byte 0.')
  expect(() => readArray(bytes('9f'), 0)).toThrow('The CBOR item at byte 0 has no known length.')
})
