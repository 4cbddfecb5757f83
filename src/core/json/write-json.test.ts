// Tests which texts are read as being like the form in which records are written.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from './read-json.ts'
import { readWrittenJson, writeJson } from './write-json.ts'

test('a text in the form of records is read', () => {
  expect(readWrittenJson('{\n  "a": [\n    1\n  ]\n}\n')).toEqual({ value: { a: [1] } })
})

test.each([
  ['no white space', '{"a":[1]}'],
  ['several fields in a line', '{"a": [1] }\n'],
  ['tabs and line breaks of Windows', '{\r\n\t"a" : [1]\r\n}\r\n'],
])('a text with %s is read', (_what, text) => {
  expect(readWrittenJson(text)).toEqual({ value: { a: [1] } })
})

test('white space in a string stays, also next to an escaped quote', () => {
  expect(readWrittenJson('{"a b": " \\" , \\\\"}')).toEqual({ value: { 'a b': ' " , \\' } })
})

test.each([
  ['a repeated name', '{\n  "a": 1,\n  "a": 1\n}\n'],
  ['a byte order mark', '\uFEFF{\n  "a": 1\n}\n'],
  ['a comment', '{\n  "a": 1 // one\n}\n'],
  ['a number in another form', '{\n  "a": 1.0\n}\n'],
  ['an escape that is not needed', '{"a": "\\/"}'],
  ['a space that only other languages have', '{"a":\u00A01}'],
  ['a dangerous name', '{\n  "__proto__": 1\n}\n'],
  ['a dangerous name before a space', '{"constructor" : 1}'],
  ['a dangerous name behind an escape', '{"\\u005f_proto__": 1}'],
  ['more levels in one line than records have', `${'['.repeat(65)}1${']'.repeat(65)}`],
  ['more levels than records have', writeJson(JSON.parse(`${'['.repeat(65)}1${']'.repeat(65)}`))],
  ['text that is not JSON', 'a\n'],
])('%s is left to the parser that explains errors', (_what, text) => {
  expect(readWrittenJson(text)).toBeUndefined()
})

test('the full parser reads the same value', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      for (const text of [json, JSON.stringify(JSON.parse(json)), writeJson(JSON.parse(json))]) {
        const read = readWrittenJson(text)
        if (read !== undefined) expect(parseJson(text).json?.value).toEqual(read.value)
      }
    }),
  )
})
