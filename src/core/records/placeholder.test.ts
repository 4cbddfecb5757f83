// Tests how placeholders are found and replaced.
import { expect, test } from 'vitest'
import { fillPlaceholders, listPlaceholders, splitPlaceholders } from './placeholder.ts'

const arn = 'arn:aws:connect:<region>:<accountId>:instance/*'

test('a text is split at its placeholders', () => {
  expect(splitPlaceholders(arn)).toEqual([
    { text: 'arn:aws:connect:' },
    { name: 'region' },
    { text: ':' },
    { name: 'accountId' },
    { text: ':instance/*' },
  ])
})

test.each(['', 'plain', '<>', '<A>', '<1a>', '< a>', '<a b>', '<a', 'a>'])(
  '%j has no placeholder',
  (text) => {
    expect(listPlaceholders(text)).toEqual([])
  },
)

test('every placeholder is listed once', () => {
  expect(listPlaceholders('<b> <a> <b>')).toEqual(['b', 'a'])
})

test('a placeholder without a value stays', () => {
  expect(fillPlaceholders(arn, new Map([['region', 'us-west-2']]))).toBe(
    'arn:aws:connect:us-west-2:<accountId>:instance/*',
  )
})

test.each(['<b>', '$&', "$'", '$1'])('the value %j is inserted unchanged', (value) => {
  expect(fillPlaceholders('<a>.<b>', new Map([['a', value]]))).toBe(`${value}.<b>`)
})
