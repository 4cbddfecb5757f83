import { expect, test } from 'vitest'
import { listWords, readSearchTerms, splitCapitals, stemOf } from './search-terms.ts'

const texts = (typed: string) => readSearchTerms(typed).map(({ text }) => text)

test.each([
  ['who can delete a contact flow', ['delete', 'contact', 'flow']],
  ['What may our agents do?', ['agents']],
  ['changes in May 2026', ['changes', 'may', '2026']],
  ['who may delete users', ['delete', 'users']],
  ['who can', ['who', 'can']],
  ['user user', ['user']],
  ['*:/?', []],
] as const)('"%s" is read as %j', (typed, terms) => {
  expect(texts(typed)).toEqual(terms)
})

test.each([
  ['2026-05-08', ['8', 'may', '2026']],
  ['2026-05', ['may', '2026']],
  ['2023-03-07T14:49:25Z', ['7', 'march', '2023']],
  ['version 55', ['v55']],
  ['only in eu-central-1', ['only', 'in', 'region']],
  ['us-gov-west-1', ['region']],
  ['AWS’s list_users', ['awss', 'list', 'users']],
] as const)('the words of "%s" are %j', (typed, words) => {
  expect(listWords(typed)).toEqual(words)
})

test.each([
  ['recordings', 'recorded'],
  ['deleting', 'delete'],
  ['policies', 'policy'],
  ['dropped', 'drop'],
  ['changes', 'changed'],
  ['queues', 'queue'],
])('%s and %s have the same stem', (one, other) => {
  expect(stemOf(one)).toBe(stemOf(other))
})

test.each([
  ['status', 'stat'],
  ['access', 'acce'],
  ['user', 'use'],
  ['case', 'cast'],
])('%s and %s have different stems', (one, other) => {
  expect(stemOf(one)).not.toBe(stemOf(other))
})

test('other words for a term are found in any form, except for a name typed as AWS writes it', () => {
  const alike = [['delete', 'remove']]
  const removing = readSearchTerms('removing', alike)[0]
  expect(removing?.others).toEqual(expect.arrayContaining(['delete', 'remove']))
  expect(readSearchTerms('RemoveUsers', alike)[0]).toEqual({ text: 'removeusers', others: [], isName: true })
})

test('a name is split where its capitals are', () => {
  expect(splitCapitals('GetMetricDataV2 listKMSKeys')).toBe('Get Metric Data V2 list KMS Keys')
})
