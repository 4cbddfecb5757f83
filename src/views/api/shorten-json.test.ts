import { expect, test } from 'vitest'
import { shortenJson } from './shorten-json.ts'

test('short values stay on one line', () => {
  expect(shortenJson({ a: [1, 'x": y'], b: {} })).toBe('{"a": [1, "x\\": y"], "b": {}}')
})

test('a long list keeps its first two entries and shows how many more there are', () => {
  expect(shortenJson({ a: [1, 2, 3, 4], b: true })).toBe(
    '{\n  "a": [\n    1,\n    2,\n    … 2 more\n  ],\n  "b": true\n}',
  )
})

test('a list inside a list is shortened too', () => {
  expect(shortenJson([[1, 2, 3]])).toBe('[\n  [\n    1,\n    2,\n    … 1 more\n  ]\n]')
})

test('two entries that do not fit on a line end without a comma', () => {
  expect(shortenJson(['a'.repeat(30), 'b'])).toBe(`[\n  "${'a'.repeat(30)}",\n  "b"\n]`)
})
