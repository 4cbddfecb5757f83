// Tests how a line is cut at its marks.
import { expect, test } from 'vitest'
import { type Mark, markLine } from './mark-line.ts'

const show = (start: number, end: number, ...marks: readonly Mark[]) =>
  markLine(start, end, marks).map((part) => [part.start, part.end, part.severity])

test('a line without marks is one piece', () => {
  expect(show(10, 20)).toEqual([[10, 20, undefined]])
})

test('where marks overlap, the most severe shows', () => {
  expect(
    show(0, 10, { start: 1, end: 8, severity: 'info' }, { start: 3, end: 5, severity: 'error' }),
  ).toEqual([
    [0, 1, undefined],
    [1, 3, 'info'],
    [3, 5, 'error'],
    [5, 8, 'info'],
    [8, 10, undefined],
  ])
})

test('a mark that continues onto other lines fills the line', () => {
  expect(show(10, 20, { start: 0, end: 99, severity: 'warning' })).toEqual([[10, 20, 'warning']])
})

test('a mark without length covers one character', () => {
  expect(show(0, 2, { start: 1, end: 1, severity: 'error' })).toEqual([
    [0, 1, undefined],
    [1, 2, 'error'],
  ])
})
