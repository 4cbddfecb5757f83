import { expect, test } from 'vitest'
import { clip, showUnseen, toTitle } from './feed-text.ts'

test.each([
  ['\u0000', '\\u0000'],
  ['\r', '\\u000d'],
  ['\u202e', '\\u202e'],
  ['\u2066', '\\u2066'],
  ['\ud800', '\\ud800'],
  ['\ufffe', '\\ufffe'],
  ['\u{e0041}', '\\u{e0041}'],
])('%j is shown as its code', (character, code) => {
  expect(showUnseen(`a${character}b`)).toBe(`a${code}b`)
})

test('letters of every script, tabs and line feeds stay', () => {
  expect(showUnseen('é עברית 😀\t−\n')).toBe('é עברית 😀\t−\n')
})

test('a title is one line without angle brackets', () => {
  expect(toTitle(' <b>a\n\tb</b> & c ')).toBe('‹b›a b‹/b› & c')
})

test('a long text is cut between characters', () => {
  expect(clip('😀😀😀', 3)).toBe('😀😀😀')
  expect(clip('😀😀😀', 2)).toBe('😀…')
})
