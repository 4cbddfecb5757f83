// Tests how the reference of earlier days is derived, with two small snapshots and a record between them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Snapshot } from '../actions/action.ts'
import { completeAction } from '../actions/complete-action.ts'
import type { ReferenceChangesRecord } from '../records/reference-changes.ts'
import { listActionDays } from './action-days.ts'
import { compareFacts } from './compare-facts.ts'
import { readFacts } from './facts.ts'

const format = (name: string) => `arn:\${Partition}:s:\${Region}:\${Account}:${name}/\${Id}`
const typeNames = ['thing', 'part', 'two words'] as const
const types = typeNames.map((name) => ({
  name,
  arn: format(name),
  conditionKeys: name === 'thing' ? [`aws:ResourceTag/\${TagKey}`] : [],
}))

interface Facts {
  readonly types: readonly string[]
  readonly keys: readonly string[]
}

function snapshotOf(actions: Readonly<Record<string, Facts>>, takenAt: string): Snapshot {
  const completed = Object.entries(actions).map(([name, facts]) =>
    completeAction(
      {
        name: `s:${name}`,
        accessLevel: 'Write',
        resourceTypes: facts.types.map((type) => ({
          name: type.replace('*', ''),
          required: type.endsWith('*'),
        })),
        conditionKeys: facts.keys,
        dependentActions: [],
      },
      types,
    ),
  )
  return {
    name: `test ${takenAt}`,
    takenAt,
    services: [{ prefix: 's', name: 'S', actions: completed, resourceTypes: types, conditionKeys: [] }],
  }
}

const record = (changes: ReferenceChangesRecord['changes'], more: object = {}): ReferenceChangesRecord => ({
  since: '2024-01-01',
  until: '2026-01-01',
  source: 'https://example.org/',
  services: ['s'],
  resourceTypes: {},
  changes,
  ...more,
})

const arbitraryFacts = fc.record({
  types: fc
    .subarray([...typeNames])
    .chain((names) => fc.tuple(...names.map((name) => fc.boolean().map((is) => (is ? `${name}*` : name))))),
  keys: fc.subarray(['s:Key', 'aws:TagKeys', `aws:ResourceTag/\${TagKey}`]),
})
const arbitraryActions = fc.dictionary(fc.constantFrom('A', 'B', 'C'), arbitraryFacts, {
  noNullPrototype: true,
})

test('undoing the changes between any two snapshots gives the older one', () => {
  fc.assert(
    fc.property(arbitraryActions, arbitraryActions, (older, newer) => {
      const [before, after] = [
        snapshotOf(older, '2025-01-01T00:00:00Z'),
        snapshotOf(newer, '2025-02-02T00:00:00Z'),
      ]
      const facts = readFacts(before, ['s'])
      const all = new Map(before.services[0]?.actions.map((action) => [action.name, action.conditionKeys]))
      const changes = compareFacts(facts, readFacts(after, ['s']), '2025-02-02')
      const days = listActionDays(record([...changes]), after)
      // What AWS no longer lists cannot be known from what it lists now.
      for (const day of days.filter(({ after: now }) => now !== undefined)) {
        const was = facts.get(day.action)
        const names = was?.types.map((type) => type.replace('*', '')).sort()
        expect(day.before && [...day.before.types]).toEqual(names)
        expect(day.before && [...day.before.keys].sort()).toEqual(all.get(day.action))
      }
    }),
  )
})

const now = snapshotOf({ A: { types: ['thing*'], keys: ['s:Key'] } }, '2026-01-01T00:00:00Z')

test('days come newest first, each with what the reference said before and after', () => {
  const days = listActionDays(
    record([
      { day: '2025-01-01', action: 's:A', field: 'action', added: ['s:A'] },
      { day: '2025-03-03', action: 's:A', field: 'condition-key', added: ['s:Key'] },
      { day: '2025-03-03', action: 's:A', field: 'resource-type', removed: ['part'], added: ['thing*'] },
    ]),
    now,
  )
  expect(days.map(({ day }) => day)).toEqual(['2025-03-03', '2025-01-01'])
  expect(days[0]).toMatchObject({
    before: { formats: [format('part')] },
    after: { formats: [format('thing')] },
  })
  expect(days[1]?.before).toBeUndefined()
  expect(days[1]?.after).toEqual(days[0]?.before)
})

test.each([
  ['removes what is still there', { removed: ['thing'] }],
  ['adds what is not there', { added: ['part'] }],
])('a row that %s leaves the reference before it unknown', (_, lists) => {
  const [day] = listActionDays(
    record([{ day: '2025-03-03', action: 's:A', field: 'resource-type', ...lists }]),
    now,
  )
  expect(day?.before?.formats).toBeUndefined()
  expect(day?.after?.formats).toEqual([format('thing')])
})

const tag = `aws:ResourceTag/\${TagKey}`

test('a format is unknown before the day since which a type has it, and a key of a type absent', () => {
  const resourceTypes = { 's:thing': { formatSince: '2025-02-02', keysSince: { [tag]: '2025-02-02' } } }
  const at = (date: string) =>
    listActionDays(
      record([{ day: date, action: 's:A', field: 'access-level', added: ['Write'] }], { resourceTypes }),
      now,
    ).find(({ day }) => day === date)
  expect(at('2025-01-01')?.after?.formats).toBeUndefined()
  expect(at('2025-02-02')?.before?.keys.has(tag)).toBe(false)
  expect(at('2025-02-02')?.after?.keys.has(tag)).toBe(true)
  expect(at('2025-02-02')?.after?.formats).toEqual([format('thing')])
  expect(at('2025-03-03')?.before?.keys.has(tag)).toBe(true)
})

test('a type that only became required changes neither formats nor keys', () => {
  const [day] = listActionDays(
    record([
      { day: '2025-03-03', action: 's:A', field: 'resource-type', removed: ['thing'], added: ['thing*'] },
    ]),
    now,
  )
  expect(day?.before).toEqual(day?.after)
})

const tagSince = (day: string) => ({ resourceTypes: { 's:thing': { keysSince: { [tag]: day } } } })
const rowsOf = (changes: ReferenceChangesRecord['changes'], since: string, snapshot = now) =>
  listActionDays(record(changes, tagSince(since)), snapshot).map(({ day, rows }) => [
    day,
    rows.map(({ field, resourceType }) => [field, ...(resourceType === undefined ? [] : [resourceType])]),
  ])

test('a key that a resource type came to list is a change of the actions that take the type', () => {
  const [day, ...others] = listActionDays(record([], tagSince('2025-02-02')), now)
  expect(others).toEqual([])
  expect(day?.rows).toEqual([
    { day: '2025-02-02', action: 's:A', field: 'condition-key', added: [tag], resourceType: 'thing' },
  ])
  expect([day?.before?.keys.has(tag), day?.after?.keys.has(tag)]).toEqual([false, true])
})

test('a key comes with its type on the day on which the action begins to take the type, and before that it is no change', () => {
  const changes: ReferenceChangesRecord['changes'] = [
    { day: '2025-03-03', action: 's:A', field: 'resource-type', added: ['thing*'] },
  ]
  const alone = ['2025-03-03', [['resource-type']]]
  expect(rowsOf(changes, '2025-02-02')).toEqual([alone])
  expect(rowsOf(changes, '2025-03-03')).toEqual([alone])
  expect(rowsOf(changes, '2025-04-04')).toEqual([['2025-04-04', [['condition-key', 'thing']]], alone])
})

test('a key that came to a type which the action takes no longer is a change', () => {
  const without = snapshotOf({ A: { types: [], keys: [] } }, '2026-01-01T00:00:00Z')
  const changes: ReferenceChangesRecord['changes'] = [
    { day: '2025-03-03', action: 's:A', field: 'resource-type', removed: ['thing'] },
  ]
  const lost = ['2025-03-03', [['resource-type']]]
  expect(rowsOf(changes, '2025-02-02', without)).toEqual([lost, ['2025-02-02', [['condition-key', 'thing']]]])
  expect(rowsOf(changes, '2025-04-04', without)).toEqual([lost])
})

test('a key that the action itself lists is not repeated for its type, nor on the day on which the action came', () => {
  const own = snapshotOf({ A: { types: ['thing'], keys: [tag] } }, '2026-01-01T00:00:00Z')
  expect(rowsOf([], '2025-02-02', own)).toEqual([])
  expect(
    rowsOf([{ day: '2025-02-02', action: 's:A', field: 'action', added: ['s:A'] }], '2025-02-02'),
  ).toEqual([['2025-02-02', [['action']]]])
})
