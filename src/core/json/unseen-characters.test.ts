// Tests how invisible characters are found and escaped.
import { expect, test } from 'vitest'
import { escapeUnseen, findUnseenCharacters } from './unseen-characters.ts'

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

test('ordinary text is left alone', () => {
  const texts = ['a\n\tb', 'naïve – “quoted”…', '日本語', 'עברית', '👩🏽', 'arn:aws:s3:::*']
  expect(findUnseenCharacters(texts)).toEqual([])
})

test('invisible characters are escaped by code point for a terminal', () => {
  expect(escapeUnseen('a\u202eb\u001b[31m\n\ud800')).toBe('a\\u{202E}b\\u{1B}[31m\n\\u{D800}')
})
