// Tests the order of the records that are lists of names.
import { expect, test } from 'vitest'
import { assertListsSorted } from './check-lists.ts'

const managed = (names: readonly string[], retired: readonly string[] = []) => ({
  policies: [],
  examples: [],
  managedPolicies: {
    file: 'managed-policies.json',
    record: {
      asOf: '2024-01-01',
      archive: 'names 1.0.0',
      source: 'https://example.org/',
      names: [...names],
      retired: retired.map((name) => ({ name, goneBy: '2022-01-01' })),
    },
  },
})

test.each<[readonly string[], readonly string[], readonly string[]]>([
  [['A', 'B', 'a'], ['C'], []],
  [['B', 'A'], [], ['A after B']],
  [['A', 'A'], [], ['A a second time']],
  [['A'], ['C', 'B'], ['B after C']],
  [['A'], ['A'], ['A, which is also one of the names']],
])('names %j, retired %j', (names, retired, expected) => {
  expect(assertListsSorted(managed(names, retired)).map(({ found }) => found)).toEqual(expected)
})

test('the IDs of paths are sorted', () => {
  const path = (id: string) => ({ id, actions: ['iam:PutRolePolicy'] })
  const record = { asOf: '2024-01-01', source: 'https://example.org/', paths: [path('b-1'), path('a-1')] }
  const escalationPaths = { file: 'escalation-paths.json', record }
  expect(assertListsSorted({ policies: [], examples: [], escalationPaths })).toMatchObject([
    { at: ['paths', 1, 'id'], found: 'a-1 after b-1' },
  ])
})
