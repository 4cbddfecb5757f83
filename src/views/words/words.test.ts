import { expect, test } from 'vitest'
import { describeCondition } from './conditions.ts'
import { formatDay } from './days.ts'
import { countOf, formatSkipped, listNames, phrasesToText } from './words.ts'

test('a noun agrees with its count', () => {
  expect([countOf(0, 'action'), countOf(1, 'action'), countOf(2140, 'action')]).toEqual([
    '0 actions',
    '1 action',
    '2,140 actions',
  ])
})

test('names are joined with commas and "and", and the rest are counted', () => {
  const say = (...names: string[]) => phrasesToText(listNames(names, 2))
  expect([say('a'), say('a', 'b'), say('a', 'b', 'c'), say('a', 'b', 'c', 'd')]).toEqual([
    'a',
    'a and b',
    'a, b and c',
    'a, b and 2 more',
  ])
})

test('a day is formatted in UTC', () => {
  expect(formatDay('2023-03-07T23:59:59Z')).toBe('7 March 2023')
})

test('skipped version numbers are formatted as a range or a single version', () => {
  expect([formatSkipped([32, 33, 41]), formatSkipped([7])]).toEqual(['v32 to v41', 'v7'])
})

test.each([
  ['StringEquals', 'aws:ResourceTag/Team', ['a'], 'the resource’s Team tag is “a”'],
  [
    'StringLike',
    'iam:PassedToService',
    ['ses.amazonaws.com', 'x'],
    'iam:PassedToService matches “ses.amazonaws.com” or “x”',
  ],
  ['StringNotEqualsIfExists', 'aws:RequestTag/T', ['a'], 'the request’s T tag is not “a”, if it is present'],
  ['ForAllValues:StringEquals', 'aws:TagKeys', ['a'], 'every value of aws:TagKeys is “a”'],
  ['ForAnyValue:StringEquals', 'aws:TagKeys', ['a', 'b'], 'at least one value of aws:TagKeys is “a” or “b”'],
  ['Null', 'aws:TagKeys', ['false'], 'aws:TagKeys is present'],
  [
    'StringEquals',
    'aws:ResourceAccount',
    [`\${aws:PrincipalAccount}`],
    'the resource’s account is the caller’s account',
  ],
  ['DateLessThan', 'aws:CurrentTime', ['2026-01-01'], 'aws:CurrentTime DateLessThan “2026-01-01”'],
])('%s on %s is described in words', (operator, key, values, words) => {
  expect(describeCondition({ operator, key, values })).toBe(words)
})
