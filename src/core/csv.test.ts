import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCsv, parseCsv } from './csv.ts'

test.each([
  ['plain', 'plain'],
  ['', ''],
  ['Tagging, Write', '"Tagging, Write"'],
  ['say "no"', '"say ""no"""'],
  ['two\nlines', '"two\nlines"'],
  ['=SUM(A1)', "'=SUM(A1)"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@cmd', "'@cmd"],
  ['\tx', "'\tx"],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ['a=b', 'a=b'],
])('the field %j is written %j', (field, written) => {
  expect(formatCsv([[field]])).toBe(`${written}\r\n`)
})

test('fields are separated by commas and every line ends in CR LF', () => {
  const rows = [
    ['action', 'v1'],
    ['connect:ListUsers', 'full'],
  ]
  expect(formatCsv(rows)).toBe('action,v1\r\nconnect:ListUsers,full\r\n')
})

test('no field starts a formula, whatever it contains', () => {
  fc.assert(
    fc.property(fc.string(), (field) => {
      expect(formatCsv([[field]])).not.toMatch(/^"?[=+\-@\t]/)
    }),
  )
})

test.each([
  [
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,b\nc,',
    [
      ['a', 'b'],
      ['c', ''],
    ],
  ],
  ['"x, ""y""\r\nz",\r\n', [['x, "y"\r\nz', '']]],
  ['""\r\n', [['']]],
  ['', []],
])('%j is read as %j', (csv, rows) => {
  expect(parseCsv(csv)).toEqual(rows)
})

test('what is written is read again, and written the same', () => {
  const row = fc.array(fc.string({ unit: fc.constantFrom('a', ',', '"', '\r', '\n', '|', ' ', '=') }), {
    minLength: 1,
  })
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const csv = formatCsv(rows)
      expect(formatCsv(parseCsv(csv))).toBe(csv)
      expect(parseCsv(csv)).toHaveLength(rows.length)
    }),
  )
})
