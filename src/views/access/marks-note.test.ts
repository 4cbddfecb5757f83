import { expect, test } from 'vitest'
import { describeMarks } from './marks-note.ts'

const json = { text: 'The JSON of this version', href: '/v1.json' }

test.each([
  [{ sensitive: 0, destructive: 1200 }, 'It grants 1,200 actions marked as destructive. ', ['destructive']],
  [
    { sensitive: 141, destructive: 150 },
    'It grants 141 actions marked as sensitive and 150 marked as destructive. ',
    ['risks', 'destructive'],
  ],
  [
    { sensitive: 1, destructive: 1 },
    'It grants 1 action marked as sensitive and 1 marked as destructive. ',
    ['risks', 'destructive'],
  ],
] as const)('%o are counted, and their fields of the JSON named', (marked, counts, [first, second]) => {
  expect(describeMarks(marked, { json })).toEqual([
    counts,
    json,
    ' names them, in ',
    { code: first },
    ...(second === undefined ? [] : [' and ', { code: second }]),
    '. No mark does not mean harmless.',
  ])
})

test('if a page lists the actions, it marks them', () => {
  const page = { text: 'The page of v3', href: '/v3/#grants' }
  expect(describeMarks({ sensitive: 2, destructive: 0 }, { page })).toEqual([
    'It grants 2 actions marked as sensitive. ',
    page,
    ' marks them with ▲. No mark does not mean harmless.',
  ])
})
