// Defines what AWS's reference says about an action on a day, and reads it from a snapshot.
import type { ActionFacts, Snapshot } from '../actions/action.ts'
import { servicePrefix } from '../actions/action.ts'

/** What the reference says about an action, as rows of changes name it. */
export interface DayFacts {
  readonly level: string
  /** Sorted; a `*` ends a required one. */
  readonly types: readonly string[]
  /** The condition keys that the reference lists with the action itself, sorted. */
  readonly keys: readonly string[]
}

/** Read what a snapshot says about the actions of some services, by name. */
export function readFacts(
  { services }: Pick<Snapshot, 'services'>,
  covered: readonly string[],
): ReadonlyMap<string, DayFacts> {
  return new Map(
    services
      .filter(({ prefix }) => covered.includes(prefix))
      .flatMap(({ actions }) => actions)
      .map((action) => [action.name, toDayFacts(action)]),
  )
}

function toDayFacts(action: ActionFacts): DayFacts {
  const { accessLevel, resourceTypes, conditionKeys, ownConditionKeys = conditionKeys } = action
  return {
    level: accessLevel,
    types: resourceTypes.map(({ name, required }) => (required ? `${name}*` : name)).sort(),
    keys: ownConditionKeys.toSorted(),
  }
}

/** Read the name of a resource type, which ends with `*` where the type is required. */
export function typeNameOf(written: string): string {
  return written.replace(/\*$/, '')
}

/** Name a resource type of an action with its service: `connect:contact`. */
export function qualifyType(action: string, written: string): string {
  return `${servicePrefix(action)}:${typeNameOf(written)}`
}

/** What the reference says about a resource type. */
export interface TypeFacts {
  readonly format: string
  /** Sorted. */
  readonly keys: readonly string[]
}

/** Read what a snapshot says about the resource types of some services, by qualified name. */
export function readTypes(
  { services }: Pick<Snapshot, 'services'>,
  covered: readonly string[],
): ReadonlyMap<string, TypeFacts> {
  return new Map(
    services
      .filter(({ prefix }) => covered.includes(prefix))
      .flatMap(({ prefix, resourceTypes }) =>
        resourceTypes.map(({ name, arn, conditionKeys }): [string, TypeFacts] => [
          `${prefix}:${name}`,
          { format: arn, keys: conditionKeys.toSorted() },
        ]),
      ),
  )
}
