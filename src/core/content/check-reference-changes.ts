// Checks the record of what AWS changed in its reference, and that the recorded state is the one it leads to.
import { servicePrefix } from '../actions/action.ts'
import type { Finding, JsonPath } from '../json/finding.ts'
import type { ReferenceChange, ReferenceChangesRecord } from '../records/reference-changes.ts'
import { placeOf } from '../reference/compare-facts.ts'
import type { ContentFolder, Filed } from './content-folder.ts'

/** Check order, days, services and contents of the rows, and of what is known about resource types. */
export function assertReferenceChanges({ referenceChanges }: ContentFolder): readonly Finding[] {
  if (referenceChanges === undefined) return []
  const { record } = referenceChanges
  return [
    ...assertSorted(referenceChanges, ['services'], record.services),
    ...assertSorted(referenceChanges, ['resourceTypes'], Object.keys(record.resourceTypes)),
    ...assertPeriod(referenceChanges),
    ...Object.entries(record.resourceTypes).flatMap(([name]) =>
      assertCovered(referenceChanges, ['resourceTypes', name], name),
    ),
    ...record.changes.flatMap((row, i) => [
      ...assertPlace(referenceChanges, row, i),
      ...assertDay(referenceChanges, row.day, i),
      ...assertCovered(referenceChanges, ['changes', i, 'action'], row.action),
      ...assertLists(referenceChanges, row, i),
    ]),
  ]
}

type File = Filed<ReferenceChangesRecord>

function assertPeriod({ file, record: { since, until } }: File): readonly Finding[] {
  if (since < until) return []
  const tip = 'Give the days of the oldest and the newest snapshot that were compared.'
  return [{ file, at: ['until'], found: until, expected: `a day after ${since}`, tip }]
}

function assertPlace({ file, record }: File, row: ReferenceChange, i: number): readonly Finding[] {
  const before = record.changes[i - 1]
  if (before === undefined || placeOf(before) < placeOf(row)) return []
  const describe = ({ day, action, field }: ReferenceChange) => `${day} ${action} ${field}`
  const found = `${describe(row)} after ${describe(before)}`
  const tip = 'Sort the rows by day, action and field, and join rows that are about the same.'
  return [{ file, at: ['changes', i], found, expected: 'a later day, action or field', tip }]
}

function assertDay({ file, record: { since, until } }: File, day: string, i: number): readonly Finding[] {
  if (since < day && day <= until) return []
  const tip = 'Give the day of the first snapshot that has the change.'
  const expected = `a day after ${since}, up to ${until}`
  return [{ file, at: ['changes', i, 'day'], found: day, expected, tip }]
}

function assertCovered({ file, record: { services } }: File, at: JsonPath, name: string): readonly Finding[] {
  if (services.includes(servicePrefix(name))) return []
  const expected = `a name of one of the services ${services.join(', ')}`
  const tip = 'Correct the service, or add it to services if its whole history is recorded.'
  return [{ file, at, found: JSON.stringify(name), expected, tip }]
}

function assertLists(filed: File, row: ReferenceChange, i: number): readonly Finding[] {
  const { removed = [], added = [], action, field } = row
  const at = (part: 'removed' | 'added') => ['changes', i, part]
  const both = added.filter((name) => removed.includes(name))
  const other = field === 'action' ? [...removed, ...added].filter((name) => name !== action) : []
  const report = (part: 'removed' | 'added', found: string, expected: string, tip: string): Finding => ({
    file: filed.file,
    at: at(part),
    found,
    expected,
    tip,
  })
  return [
    ...assertSorted(filed, at('removed'), removed),
    ...assertSorted(filed, at('added'), added),
    ...(both.length === 0
      ? []
      : [report('added', `${both.join(', ')}, also under removed`, 'other names', 'Remove it from both.')]),
    ...(other.length === 0
      ? []
      : [
          report(
            removed.length > 0 ? 'removed' : 'added',
            other.join(', '),
            `only ${action}`,
            'A row about an action names just that action.',
          ),
        ]),
  ]
}

function assertSorted({ file }: File, at: JsonPath, names: readonly string[]): readonly Finding[] {
  const tip = 'Sort by name, uppercase before lowercase letters, and give every name once.'
  return names.flatMap((name, i) => {
    const before = names[i - 1]
    if (before === undefined || before < name) return []
    const place = at[0] === 'resourceTypes' ? name : i
    return [
      {
        file,
        at: [...at, place],
        found: `${name} after ${before}`,
        expected: 'sorted names, each once',
        tip,
      },
    ]
  })
}

/** Check that the recorded state is of the last day of the changes, and that its actions refer to lists that exist. */
export function assertReferenceState({
  referenceChanges,
  referenceState,
}: ContentFolder): readonly Finding[] {
  if (referenceState === undefined) return []
  const { file, record } = referenceState
  const [day, until] = [record.takenAt.slice(0, 10), referenceChanges?.record.until]
  const tip = 'Restore both files from the last commit, and run npm run sync.'
  const last = record.keyLists.length - 1
  return [
    ...(day === until
      ? []
      : [{ file, at: ['takenAt'], found: day, expected: `${until ?? 'no state without changes'}`, tip }]),
    ...[...placesOf('actions', record.actions), ...placesOf('resourceTypes', record.resourceTypes)].flatMap(
      ({ at, keys }) =>
        keys <= last
          ? []
          : [
              {
                file,
                at,
                found: String(keys),
                expected: `a place from 0 to ${last}`,
                tip,
              },
            ],
    ),
  ]
}

function placesOf(table: string, rows: Readonly<Record<string, { readonly keys: number }>>) {
  return Object.entries(rows).map(([name, { keys }]) => ({ at: [table, name, 'keys'], keys }))
}
