// Derives what AWS's reference said about an action on earlier days, by undoing the recorded changes one after another.
import type { ActionFacts, ServiceResourceType, Snapshot } from '../actions/action.ts'
import { splitFormats } from '../actions/arn-formats.ts'
import type { ReferenceChange, ReferenceChangesRecord } from '../records/reference-changes.ts'
import { qualifyType, typeNameOf } from './facts.ts'
import { type ActionChange, listKeyRows, listNewKeys } from './type-keys.ts'

/** What the reference said about an action at one time. */
export interface ActionReference {
  /** The resource types, sorted, without the mark of required ones. */
  readonly types: readonly string[]
  /** The ARN formats of those types; empty if the action takes none, absent if some format is unknown. */
  readonly formats?: readonly string[]
  readonly formatsOfTypes: ReadonlyMap<string, readonly string[]>
  /** The condition keys of the action and of its resource types. */
  readonly keys: ReadonlySet<string>
  /** Those that the reference lists with the action itself. */
  readonly ownKeys: ReadonlySet<string>
  /** Those of each resource type that has any. */
  readonly keysOfTypes: ReadonlyMap<string, readonly string[]>
}

/** A day on which the reference of an action changed. */
export interface ActionDay {
  readonly day: string
  readonly action: string
  readonly rows: readonly ActionChange[]
  /** Absent if the reference did not list the action. */
  readonly before?: ActionReference
  readonly after?: ActionReference
}

/** What is tracked about an action while going back in time. */
interface Tracked {
  readonly types: readonly string[]
  /** Keys that the reference lists with the action itself. */
  readonly own: ReadonlySet<string>
  /** Whether nothing is known: a row does not fit what came after it, or the action is no longer listed. */
  readonly isUnknown: boolean
}

/**
 * List every recorded day of every action, newest first; days of one action follow each other by what they state. A day on
 * which only a resource type of the action came to list a condition key is one, too.
 */
export function listActionDays(record: ReferenceChangesRecord, snapshot: Snapshot): readonly ActionDay[] {
  const listed = new Map(snapshot.services.flatMap(({ actions }) => actions).map((one) => [one.name, one]))
  const describe = describeWith(record, snapshot)
  const newKeys = listNewKeys(record, snapshot)
  const rowsOf = Map.groupBy(record.changes, ({ action }) => action)
  const ofTypes = [...listed.values()].filter(({ name, resourceTypes }) =>
    resourceTypes.some((type) => newKeys.has(qualifyType(name, type.name))),
  )
  return [...new Set([...rowsOf.keys(), ...ofTypes.map(({ name }) => name)])]
    .flatMap((action) => {
      const recorded = rowsOf.get(action) ?? []
      const byDay = Map.groupBy(recorded, ({ day }) => day)
      let tracked = startFrom(listed.get(action))
      const types = new Set([...(tracked?.types ?? []), ...listFormerTypes(recorded)])
      const keyDays = [...types].flatMap((type) => [
        ...(newKeys.get(qualifyType(action, type))?.keys() ?? []),
      ])
      const days = [...new Set([...byDay.keys(), ...keyDays])].sort().reverse()
      return days.flatMap((day): readonly ActionDay[] => {
        const [ofDay, now] = [byDay.get(day) ?? [], tracked]
        const after = describe(action, tracked, (since) => since <= day)
        tracked = ofDay.reduce(undoRow, tracked)
        const before = describe(action, tracked, (since) => since < day)
        // A type that came on the day has its keys with it.
        const kept = now?.types.filter((type) => tracked?.types.includes(type)) ?? []
        const rows = [...ofDay, ...listKeyRows(newKeys, { action, day, types: kept, own: now?.own })]
        return rows.length === 0
          ? []
          : [{ day, action, rows, ...(before && { before }), ...(after && { after }) }]
      })
    })
    .sort((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : a.action < b.action ? -1 : 1))
}

const listFormerTypes = (rows: readonly ReferenceChange[]) =>
  rows.flatMap(({ field, removed = [] }) => (field === 'resource-type' ? removed.map(typeNameOf) : []))

function startFrom(facts: ActionFacts | undefined): Tracked | undefined {
  return (
    facts && {
      types: facts.resourceTypes.map(({ name }) => name),
      own: new Set(facts.ownConditionKeys ?? facts.conditionKeys),
      isUnknown: false,
    }
  )
}

const nothingKnown: ActionReference = {
  types: [],
  formatsOfTypes: new Map(),
  keys: new Set(),
  ownKeys: new Set(),
  keysOfTypes: new Map(),
}

const unknown: Tracked = { types: [], own: new Set(), isUnknown: true }

/** Undo one row. A row that does not fit what is known afterward leaves nothing known. */
function undoRow(
  tracked: Tracked | undefined,
  { field, removed = [], added = [] }: ReferenceChange,
): Tracked | undefined {
  if (field === 'action') {
    if (added.length > 0) return undefined
    return unknown
  }
  if (tracked === undefined || tracked.isUnknown) return unknown
  if (field === 'access-level') return tracked
  if (field === 'condition-key')
    return {
      ...tracked,
      own: new Set([...[...tracked.own].filter((key) => !added.includes(key)), ...removed]),
    }
  const [gone, come] = [removed.map(typeNameOf), added.map(typeNameOf)]
  // A type that only became required, or is no longer, appears on both sides.
  const isFit =
    come.every((type) => tracked.types.includes(type)) &&
    gone.every((type) => come.includes(type) || !tracked.types.includes(type))
  if (!isFit) return unknown
  return { ...tracked, types: [...tracked.types.filter((type) => !come.includes(type)), ...gone] }
}

/** Returns what the reference says about an action, given which days of the record have come. */
type Describe = (
  action: string,
  tracked: Tracked | undefined,
  hasCome: (since: string) => boolean,
) => ActionReference | undefined

function describeWith({ resourceTypes: past }: ReferenceChangesRecord, { services }: Snapshot): Describe {
  const types = new Map<string, ServiceResourceType>(
    services.flatMap(({ prefix, resourceTypes }) =>
      resourceTypes.map((type) => [`${prefix}:${type.name}`, type] as const),
    ),
  )
  return (action, tracked, hasCome) => {
    if (tracked === undefined) return undefined
    if (tracked.isUnknown) return nothingKnown
    const formatsOf = (type: string): readonly string[] | undefined => {
      const name = qualifyType(action, type)
      const { formatSince, format } = past[name] ?? {}
      if (formatSince !== undefined && !hasCome(formatSince)) return undefined
      const written = types.get(name)?.arn ?? format
      return written === undefined ? undefined : splitFormats(written)
    }
    const keysOf = (type: string) => {
      const name = qualifyType(action, type)
      const since = past[name]?.keysSince ?? {}
      const keys = types.get(name)?.conditionKeys ?? []
      return keys.filter((key) => since[key] === undefined || hasCome(since[key]))
    }
    const sorted = tracked.types.toSorted()
    const formatsOfTypes = new Map(
      sorted.flatMap((type) => {
        const formats = formatsOf(type)
        return formats === undefined ? [] : [[type, formats] as const]
      }),
    )
    const keysOfTypes = new Map(
      sorted.map((type) => [type, keysOf(type)] as const).filter(([, keys]) => keys.length > 0),
    )
    const isKnown = formatsOfTypes.size === sorted.length
    return {
      types: sorted,
      ...(isKnown && { formats: [...new Set([...formatsOfTypes.values()].flat())].sort() }),
      formatsOfTypes,
      keys: new Set([...tracked.own, ...[...keysOfTypes.values()].flat()]),
      ownKeys: tracked.own,
      keysOfTypes,
    }
  }
}
