import { expect, test } from 'vitest'
import { sizeOf, toLevelTable } from './level-table.ts'

const site = { serviceNames: new Map([['a', 'Service A']]) }
const action = (name: string, accessLevel?: string) => ({
  name,
  ...(accessLevel !== undefined && {
    facts: { name, accessLevel, resourceTypes: [], conditionKeys: [], dependentActions: [] },
  }),
})

const namesOf = (actions: readonly ReturnType<typeof action>[]) => {
  const { columns, rows } = toLevelTable(site, actions)
  return {
    columns,
    rows: rows.map(({ name, cells }) => [
      name,
      ...cells.map((some) => some.map((one) => one.name).join(' ')),
    ]),
  }
}

test('actions are arranged by service and access level, under the more powerful of two levels', () => {
  expect(
    namesOf([
      action('b:One', 'Read'),
      action('a:One', 'Write, Permissions management'),
      action('a:Two', 'List'),
    ]),
  ).toEqual({
    columns: ['Permissions management', 'Tagging', 'Write', 'Read', 'List'],
    rows: [
      ['Service A', 'a:One', '', '', '', 'a:Two'],
      ['b', '', '', '', 'b:One', ''],
    ],
  })
})

test('an action that the snapshot does not list goes into a last column of its own', () => {
  expect(namesOf([action('a:New')])).toEqual({
    columns: ['Permissions management', 'Tagging', 'Write', 'Read', 'List', 'Not in the snapshot'],
    rows: [['Service A', '', '', '', '', '', 'a:New']],
  })
})

test('each of seven services has its own row', () => {
  const actions = Array.from({ length: 7 }, (_, i) => action(`s${i}:One`, 'Read'))
  expect(toLevelTable(site, actions).rows.map(({ prefix }) => prefix)).toEqual([
    's0',
    's1',
    's2',
    's3',
    's4',
    's5',
    's6',
  ])
})

test('with more than seven services, the smaller ones share the last row and no action is left out', () => {
  const actions = [
    ...Array.from({ length: 9 }, (_, i) => action(`s${i}:One`, 'Read')),
    action('s8:Two', 'Read'),
  ]
  const { rows } = toLevelTable(site, actions)
  expect(rows.map(({ name }) => name)).toEqual(['s8', 's0', 's1', 's2', 's3', 's4', '3 more services'])
  expect(rows.at(-1)).not.toHaveProperty('prefix')
  expect(rows.flatMap(({ cells }) => cells.flat())).toHaveLength(10)
})

test.each([
  [1, 1],
  [9, 2],
  [10, 3],
  [50, 4],
  [200, 5],
])('%i has size %i', (count, size) => {
  expect(sizeOf(count)).toBe(size)
})
