// Tests how JSON is parsed, located and rejected.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from './read-json.ts'

test('every part of a text has a place', () => {
  const { json } = parseJson('{\n  "a": [\n    1,\n    { "b": 2 }\n  ]\n}')
  expect(json?.value).toEqual({ a: [1, { b: 2 }] })
  expect(json?.placeOf([])).toEqual({ line: 1, column: 1 })
  expect(json?.placeOf(['a'])).toEqual({ line: 2, column: 3 })
  expect(json?.placeOf(['a', 1, 'b'])).toEqual({ line: 4, column: 7 })
})

test('a missing value has the place of what should contain it', () => {
  const { json } = parseJson('{"a": {\n "b": 1}}')
  expect(json?.placeOf(['a', 'b', 'c', 0])).toEqual({ line: 2, column: 2 })
  expect(json?.placeOf(['x'])).toEqual({ line: 1, column: 1 })
})

test('the same name in two objects is not repeated', () => {
  expect(parseJson('[{"a":1},{"a":1}]').findings).toEqual([])
})

test('every repeated or dangerous name in a text is found', () => {
  const { findings } = parseJson('{"a":1,\n"a":2,"b":{"prototype":1,"constructor":2}}')
  expect(findings.map(({ at, place }) => [at.join('.'), place])).toEqual([
    ['a', { line: 2, column: 1 }],
    ['b.prototype', { line: 2, column: 12 }],
    ['b.constructor', { line: 2, column: 26 }],
  ])
})

const wrong: readonly (readonly [text: string, line: number, column: number, expected: string])[] = [
  ['{"a":1,}', 1, 8, 'a field name'],
  ['[1,]', 1, 4, 'a value'],
  ['{"a" 1}', 1, 6, 'a colon'],
  ['{"a":1 "b":2}', 1, 8, 'a comma'],
  ['[1 2]', 1, 4, 'a comma'],
  ["{'a':1}", 1, 2, 'in double quotes'],
  ['{a:1}', 1, 2, 'in double quotes'],
  ['[1', 1, 3, 'a closing bracket'],
  ['"a', 1, 1, 'a closing double quote'],
  ['"a\tb"', 1, 1, 'no control characters'],
  ['"\\x"', 1, 1, 'a backslash'],
  ['"\\u12"', 1, 1, 'hexadecimal'],
  ['/* a */ 1', 1, 1, 'JSON without comments'],
  ['1 // a', 1, 3, 'JSON without comments'],
  ['01', 1, 2, 'the end of the file'],
  ['NaN', 1, 1, 'in double quotes'],
  ['', 1, 1, 'a value'],
  ['\n\n  x', 3, 3, 'in double quotes'],
]

test.each(wrong)('%j is wrong at line %i, column %i: expected %s', (text, line, column, expected) => {
  const { json, findings } = parseJson(text)
  expect(json).toBeUndefined()
  expect(findings.map(({ place }) => place)).toEqual([{ line, column }])
  expect(findings[0]?.expected).toContain(expected)
})

test('what the engine rejects is rejected with a finding, not an exception', () => {
  for (const text of [
    '\u00a01',
    '1\u2028',
    '\ufeff1',
    '+1',
    '.5',
    '1.',
    '1e',
    '-',
    '{"a":undefined}',
    'Infinity',
    '\v1',
  ]) {
    expect(() => JSON.parse(text)).toThrow()
    expect(parseJson(text).findings).toHaveLength(1)
  }
})

test('a text is accepted exactly when the engine accepts it', () => {
  const accepts = (text: string) => {
    try {
      JSON.parse(text)
      return true
    } catch {
      return false
    }
  }
  const damaged = fc
    .tuple(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.nat(3),
      fc.constantFrom('', ',', '"', '}', ']', '\\', '0', '\n', '\u2028', '/', 'e', '-'),
    )
    .map(([text, at, length, by]) => {
      const start = at % (text.length + 1)
      return text.slice(0, start) + by + text.slice(start + length)
    })
  fc.assert(
    fc.property(damaged, (text) => {
      const { json, findings } = parseJson(text)
      const isRefusedByName = findings.some(({ at }) => at.length > 0)
      expect(json !== undefined || isRefusedByName).toBe(accepts(text))
    }),
    { numRuns: 2_000 },
  )
})
