// Plans the rows of what changed in AWS's reference since the snapshot that is recorded.
import type { Snapshot } from '../../../src/core/actions/action.ts'
import type {
  ReferenceChange,
  ReferenceChangesRecord,
  ReferenceStateRecord,
} from '../../../src/core/records/reference-changes.ts'
import { byPlace, compareFacts, placeOf } from '../../../src/core/reference/compare-facts.ts'
import { readFacts, readTypes, type TypeFacts } from '../../../src/core/reference/facts.ts'
import type { Content } from '../../../src/data/records.ts'
import {
  changesFile,
  formatReferenceChanges,
  formatReferenceState,
  fromState,
  stateFile,
  toState,
} from './reference-files.ts'
import type { Write } from './write.ts'

export interface ReferencePlan {
  readonly writes: readonly Write[]
  /** How many rows are new. */
  readonly rowCount: number
}

type Recorded = Pick<Content, 'referenceChanges' | 'referenceState'>

/**
 * Plan the rows that lead from the recorded state to a snapshot, and its state. Plans nothing for a folder without these
 * records, or for a snapshot that is recorded already or older. `isNew`: the folder gets both files in any case.
 */
export function planReference(
  { referenceChanges: record, referenceState: state }: Recorded,
  snapshot: Snapshot,
  isNew = false,
): ReferencePlan {
  if (record === undefined || state === undefined) return { writes: [], rowCount: 0 }
  if (snapshot.name === state.snapshot || snapshot.takenAt < state.takenAt)
    return { writes: isNew ? toWrites(record, state) : [], rowCount: 0 }
  const day = snapshot.takenAt.slice(0, 10)
  const before = fromState(state)
  const rows = compareFacts(before.actions, readFacts(snapshot, record.services), day)
  const next: ReferenceChangesRecord = {
    ...record,
    until: day,
    resourceTypes: updateTypes(record, before.types, readTypes(snapshot, record.services), day),
    changes: mergeRows(record.changes, rows),
  }
  return { writes: toWrites(next, toState(snapshot, record.services)), rowCount: rows.length }
}

function toWrites(record: ReferenceChangesRecord, state: ReferenceStateRecord): readonly Write[] {
  return [
    { file: changesFile, text: formatReferenceChanges(record) },
    { file: stateFile, text: formatReferenceState(state) },
  ]
}

/** Record what the new snapshot no longer tells about the types of the one before. */
function updateTypes(
  { resourceTypes }: ReferenceChangesRecord,
  before: ReadonlyMap<string, TypeFacts>,
  after: ReadonlyMap<string, TypeFacts>,
  day: string,
): ReferenceChangesRecord['resourceTypes'] {
  const next = new Map(Object.entries(resourceTypes))
  for (const [name, was] of before) {
    const [is, known] = [after.get(name), next.get(name)]
    const fresh = is?.keys.filter((key) => !was.keys.includes(key)) ?? []
    const isReshaped = is !== undefined && is.format !== was.format
    if (is !== undefined && fresh.length === 0 && !isReshaped) continue
    const since = Object.fromEntries(fresh.map((key) => [key, day]))
    next.set(name, {
      ...known,
      ...(fresh.length > 0 && { keysSince: sortFields({ ...known?.keysSince, ...since }) }),
      ...(isReshaped && { formatSince: day }),
      ...(is === undefined && { format: was.format }),
    })
  }
  return sortFields(Object.fromEntries(next))
}

function sortFields<T>(fields: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Add rows. A second snapshot of one day joins what it changed to the rows of the first. */
function mergeRows(
  recorded: readonly ReferenceChange[],
  rows: readonly ReferenceChange[],
): ReferenceChange[] {
  const merged = new Map(recorded.map((row) => [placeOf(row), row]))
  for (const row of rows) {
    const joined = joinRows(merged.get(placeOf(row)), row)
    if (joined === undefined) merged.delete(placeOf(row))
    else merged.set(placeOf(row), joined)
  }
  return [...merged.values()].sort(byPlace)
}

function joinRows(first: ReferenceChange | undefined, second: ReferenceChange): ReferenceChange | undefined {
  if (first === undefined) return second
  const join = (part: 'removed' | 'added', other: 'removed' | 'added') =>
    [
      ...(first[part] ?? []).filter((name) => !second[other]?.includes(name)),
      ...(second[part] ?? []).filter((name) => !first[other]?.includes(name)),
    ].sort()
  const [removed, added] = [join('removed', 'added'), join('added', 'removed')]
  if (removed.length === 0 && added.length === 0) return undefined
  const { day, action, field } = second
  return { day, action, field, ...(removed.length > 0 && { removed }), ...(added.length > 0 && { added }) }
}
