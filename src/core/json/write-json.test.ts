// Tests which texts have exactly the form in which records are written.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from './read-json.ts'
import { readWrittenJson, writeJson } from './write-json.ts'

test('a text in the form of records is read', () => {
  expect(readWrittenJson('{\n  "a": [\n    1\n  ]\n}\n')).toEqual({ value: { a: [1] } })
})

test.each([
  ['different spacing', '{"a": 1}\n'],
  ['no line break at the end', '{\n  "a": 1\n}'],
  ['a repeated name', '{\n  "a": 1,\n  "a": 1\n}\n'],
  ['a byte order mark', '\uFEFF{\n  "a": 1\n}\n'],
  ['a comment', '{\n  "a": 1 // one\n}\n'],
  ['a number in another form', '{\n  "a": 1.0\n}\n'],
  ['a dangerous name', '{\n  "__proto__": 1\n}\n'],
  ['more levels than records have', writeJson(JSON.parse(`${'['.repeat(65)}1${']'.repeat(65)}`))],
  ['text that is not JSON', 'a\n'],
])('%s is left to the parser that explains errors', (_what, text) => {
  expect(readWrittenJson(text)).toBeUndefined()
})

test('the full parser reads the same value', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const text = writeJson(JSON.parse(json))
      const read = readWrittenJson(text)
      if (read !== undefined) expect(parseJson(text).json?.value).toEqual(read.value)
    }),
  )
})
