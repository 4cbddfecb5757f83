// Tests what counts as a change of the reference.
import { expect, test } from 'vitest'
import { compareFacts } from './compare-facts.ts'

const facts = (level: string, types: readonly string[] = [], keys: readonly string[] = []) =>
  new Map([['s:A', { level, types, keys }]])

test.each([
  ['an equal action', facts('Read'), facts('Read'), []],
  ['a level that AWS only renamed', facts('Tagging'), facts('Tagging, Write'), []],
  ['another renamed level', facts('Permissions management'), facts('Permissions management, Write'), []],
  ['another level', facts('Tagging'), facts('Write'), [['access-level', ['Tagging'], ['Write']]]],
  [
    'a type that became required',
    facts('Read', ['t']),
    facts('Read', ['t*']),
    [['resource-type', ['t'], ['t*']]],
  ],
  ['a new key', facts('Read'), facts('Read', [], ['b', 'a']), [['condition-key', undefined, ['a', 'b']]]],
  ['a new action', new Map(), facts('Read', ['t']), [['action', undefined, ['s:A']]]],
  ['an action that is gone', facts('Read'), new Map(), [['action', ['s:A'], undefined]]],
])('%s', (_, before, after, expected) => {
  const rows = compareFacts(before, after, '2025-01-01')
  expect(rows.map(({ field, removed, added }) => [field, removed, added])).toEqual(expected)
})

test('rows are sorted by action, then by field', () => {
  const before = new Map([
    ['s:B', { level: 'Read', types: [], keys: [] }],
    ['s:A', { level: 'Read', types: [], keys: [] }],
  ])
  const after = new Map([
    ['s:B', { level: 'Read', types: ['t'], keys: ['k'] }],
    ['s:A', { level: 'List', types: [], keys: [] }],
  ])
  const rows = compareFacts(before, after, '2025-01-01')
  expect(rows.map(({ action, field }) => `${action} ${field}`)).toEqual([
    's:A access-level',
    's:B condition-key',
    's:B resource-type',
  ])
})
