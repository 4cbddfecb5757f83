// Writes the records of the reference's changes and of its state, one row a line.
import type { Snapshot } from '../../../src/core/actions/action.ts'
import type {
  ReferenceChangesRecord,
  ReferenceStateRecord,
} from '../../../src/core/records/reference-changes.ts'
import { type DayFacts, readFacts, readTypes, type TypeFacts } from '../../../src/core/reference/facts.ts'

export const changesFile = 'reference-changes.json'
export const stateFile = 'reference-state.json'

/** Record what a snapshot says about some services. */
export function toState(snapshot: Snapshot, services: readonly string[]): ReferenceStateRecord {
  const facts = [...readFacts(snapshot, services)].sort(([a], [b]) => (a < b ? -1 : 1))
  const types = [...readTypes(snapshot, services)].sort(([a], [b]) => (a < b ? -1 : 1))
  const lists = [...new Set([...facts, ...types].map(([, { keys }]) => JSON.stringify(keys)))].sort()
  const places = new Map(lists.map((list, place) => [list, place]))
  const placeOf = (keys: readonly string[]) => places.get(JSON.stringify(keys)) ?? 0
  return {
    snapshot: snapshot.name,
    takenAt: snapshot.takenAt,
    keyLists: lists.map((list) => JSON.parse(list)),
    resourceTypes: Object.fromEntries(
      types.map(([name, { format, keys }]) => [name, { format, keys: placeOf(keys) }]),
    ),
    actions: Object.fromEntries(
      facts.map(([name, { level, types: ofAction, keys }]) => [
        name,
        { level, ...(ofAction.length > 0 && { types: [...ofAction] }), keys: placeOf(keys) },
      ]),
    ),
  }
}

/** Read a recorded state as facts of actions and of resource types. */
export function fromState({ actions, resourceTypes, keyLists }: ReferenceStateRecord): {
  readonly actions: ReadonlyMap<string, DayFacts>
  readonly types: ReadonlyMap<string, TypeFacts>
} {
  const keysAt = (place: number) => keyLists[place] ?? []
  return {
    actions: new Map(
      Object.entries(actions).map(([name, { level, types = [], keys }]) => [
        name,
        { level, types, keys: keysAt(keys) },
      ]),
    ),
    types: new Map(
      Object.entries(resourceTypes).map(([name, { format, keys }]) => [name, { format, keys: keysAt(keys) }]),
    ),
  }
}

/** Write the record of changes. */
export function formatReferenceChanges({ changes, resourceTypes, ...head }: ReferenceChangesRecord): string {
  return formatFile(head, { resourceTypes, changes })
}

/** Write the record of the state. */
export function formatReferenceState(record: ReferenceStateRecord): string {
  const { keyLists, resourceTypes, actions, ...head } = record
  return formatFile(head, { keyLists, resourceTypes, actions })
}

type Rows = Readonly<Record<string, unknown>> | readonly unknown[]

function formatFile(head: object, tables: Readonly<Record<string, Rows>>): string {
  const fields = [
    ...Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${formatRow(value)}`),
    ...Object.entries(tables).map(([name, rows]) => `  ${JSON.stringify(name)}: ${formatTable(rows)}`),
  ]
  return `{\n${fields.join(',\n')}\n}\n`
}

function formatTable(rows: Rows): string {
  const lines = Array.isArray(rows)
    ? rows.map(formatRow)
    : Object.entries(rows).map(([name, row]) => `${JSON.stringify(name)}: ${formatRow(row)}`)
  const [open, close] = Array.isArray(rows) ? ['[', ']'] : ['{', '}']
  return lines.length === 0 ? open + close : `${open}\n    ${lines.join(',\n    ')}\n  ${close}`
}

/** Write a value on one line, with a space after each colon and comma, as the other records do. */
function formatRow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatRow).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{ ${Object.entries(value)
    .map(([name, one]) => `${JSON.stringify(name)}: ${formatRow(one)}`)
    .join(', ')} }`
}
