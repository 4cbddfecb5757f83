// Tests how invisible characters are found and escaped.
import { expect, test } from 'vitest'
import { escapeUnseen, findUnseenCharacters, mayHaveUnseen } from './unseen-characters.ts'

test.each([
  ['\u0000', 'U+0000'],
  ['\u001b', 'U+001B'],
  ['\u0085', 'U+0085'],
  ['\ud800', 'U+D800'],
  ['\udc00', 'U+DC00'],
  ['\u061c', 'U+061C'],
  ['\u200b', 'U+200B'],
  ['\u202e', 'U+202E'],
  ['\u2066', 'U+2066'],
  ['\ufeff', 'U+FEFF'],
  ['\uffff', 'U+FFFF'],
  ['\u{1ffff}', 'U+1FFFF'],
])('%j is found', (character, name) => {
  expect(findUnseenCharacters({ a: [1, `x${character}y`] })).toMatchObject([
    { at: ['a', 1], found: `a string with the character ${name}` },
  ])
  expect(findUnseenCharacters({ [`x${character}`]: null })).toMatchObject([
    { at: [`x${character}`], found: `a field name with the character ${name}` },
  ])
})

test.each([
  ['as it is', '{"a": "x\u200by"}'],
  ['escaped', String.raw`{"a": "x\u200by"}`],
  ['escaped in capitals', String.raw`{"a": "x\u200By"}`],
  ['in a field name', String.raw`{"x\u0000": 1}`],
  ['as a lone surrogate', String.raw`{"a": ["\ud800"]}`],
])('a JSON text may have a character %s', (_, json) => {
  expect(findUnseenCharacters(JSON.parse(json))).toHaveLength(1)
  expect(mayHaveUnseen(json)).toBe(true)
})

test('a JSON text that has none need not be searched', () => {
  expect(mayHaveUnseen('{\n\t"a": ["naïve – “quoted”…", "a\\tb\\n"]\n}')).toBe(false)
})

test('ordinary text is left alone', () => {
  const texts = ['a\n\tb', 'naïve – “quoted”…', '日本語', 'עברית', '👩🏽', 'arn:aws:s3:::*']
  expect(findUnseenCharacters(texts)).toEqual([])
})

test('invisible characters are escaped by code point for a terminal', () => {
  expect(escapeUnseen('a\u202eb\u001b[31m\n\ud800')).toBe('a\\u{202E}b\\u{1B}[31m\n\\u{D800}')
})
