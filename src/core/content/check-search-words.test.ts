// Tests that words and phrases of content/search.json that lead nowhere, or are there twice, are found.
import { expect, test } from 'vitest'
import type { SearchWordsRecord } from '../records/search-words.ts'
import { assertSearchWords } from './check-search-words.ts'
import type { ContentFolder } from './content-folder.ts'

const check = (record: Partial<SearchWordsRecord>) => {
  const content: ContentFolder = {
    policies: [
      { name: 'AmazonConnect_FullAccess', file: 'a', hasPolicyFile: true, versions: [], versionFileCount: 0 },
    ],
    examples: [],
    firstSeen: {
      file: 'first-seen.json',
      record: {
        oldestSnapshot: '2019-09-13',
        newestSnapshot: '2024-01-01',
        actions: { 'connect:DeletePhoneNumber': { firstSeen: '2021-05-05' } },
      },
    },
    guides: [{ slug: 'start', headings: ['How do I start?'] }],
    searchWords: { file: 'search.json', record: { alike: [], asks: [], ...record } },
  }
  return assertSearchWords(content).map(({ at, found }) => `${at.join('.')}: ${found}`)
}
const lead = (leads: SearchWordsRecord['asks'][number]['leads']) =>
  check({ asks: [{ phrases: ['erase number'], leads }] })

test.each<[SearchWordsRecord['alike'], readonly string[]]>([
  [[['delete', 'remove']], []],
  [[['phonenumber', 'did']], []],
  [[['start', 'launch']], []],
  [[['purge', 'wipe']], ['alike.0: purge, wipe']],
  [
    [
      ['delete', 'remove'],
      ['phone', 'remove'],
    ],
    ['alike.1.1: remove a second time'],
  ],
])('the words %j', (alike, expected) => {
  expect(check({ alike })).toEqual(expected)
})

test.each<[SearchWordsRecord['asks'][number]['leads'][number], string | undefined]>([
  [{ policy: 'AmazonConnect_FullAccess' }, undefined],
  [{ policy: 'AmazonConnectFullAcess' }, '"AmazonConnectFullAcess"'],
  [{ action: 'connect:DeletePhoneNumber' }, undefined],
  [{ action: 'connect:DeletePhoneNumbers' }, '"connect:DeletePhoneNumbers"'],
  [{ service: 'connect' }, undefined],
  [{ service: 'conect' }, '"conect"'],
  [{ guide: 'start' }, undefined],
  [{ guide: 'end' }, '"end"'],
  [{ guide: 'start', section: 'How do I start?' }, undefined],
  [{ guide: 'start', section: 'How do I stop?' }, '"How do I stop?"'],
  [{ example: 'deny-all' }, '"deny-all"'],
  [{ rule: 'unknown-action' }, undefined],
  [{ rule: 'unknown-actions' }, '"unknown-actions"'],
  [{ page: 'matrix' }, undefined],
])('a lead to %j', (to, found) => {
  expect(lead([to])).toEqual(found === undefined ? [] : [`asks.0.leads.0: ${found}`])
})

test('a phrase with the same telling words is there twice', () => {
  const leads = [{ page: 'matrix' as const }]
  const asks = [
    { phrases: ['buy a number', 'number buy'], leads },
    { phrases: ['how to buy the number'], leads },
  ]
  expect(check({ asks })).toEqual([
    'asks.0.phrases.1: the words of "number buy" a second time',
    'asks.1.phrases.0: the words of "how to buy the number" a second time',
  ])
})

test('a folder without the record has nothing to check', () => {
  expect(assertSearchWords({ policies: [], examples: [] })).toEqual([])
})
