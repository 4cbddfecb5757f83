// Lists the condition keys that resource types came to list, as changes of the actions that take those types.
import type { Snapshot } from '../actions/action.ts'
import type { ReferenceChange, ReferenceChangesRecord } from '../records/reference-changes.ts'
import { qualifyType } from './facts.ts'

/** A change of an action. A condition key that a resource type of it came to list names the type. */
export interface ActionChange extends ReferenceChange {
  readonly resourceType?: string
}

/** The condition keys that resource types came to list, by the type with its service and by day. */
type NewKeys = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

/** List the recorded days of the keys that types of a snapshot list. */
export function listNewKeys(
  { resourceTypes: past }: ReferenceChangesRecord,
  { services }: Snapshot,
): NewKeys {
  return new Map(
    services.flatMap(({ prefix, resourceTypes }) =>
      resourceTypes.flatMap(({ name, conditionKeys }) => {
        const since = past[`${prefix}:${name}`]?.keysSince
        if (since === undefined) return []
        const keys = conditionKeys.filter((key) => since[key] !== undefined)
        return [[`${prefix}:${name}`, Map.groupBy(keys, (key) => since[key] ?? '')] as const]
      }),
    ),
  )
}

/** An action on a day: the resource types that it takes, without the mark of required ones, and the keys that it lists itself. */
interface TakenTypes {
  readonly action: string
  readonly day: string
  readonly types: readonly string[]
  readonly own?: ReadonlySet<string> | undefined
}

/** List what the types of an action came to list on a day, a change for each type. What the action lists itself is not new. */
export function listKeyRows(
  newKeys: NewKeys,
  { action, day, types, own }: TakenTypes,
): readonly ActionChange[] {
  return types.toSorted().flatMap((resourceType) => {
    const ofDay = newKeys.get(qualifyType(action, resourceType))?.get(day) ?? []
    const added = ofDay.filter((key) => !own?.has(key))
    return added.length === 0 ? [] : [{ day, action, field: 'condition-key', added, resourceType } as const]
  })
}
