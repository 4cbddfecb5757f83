// Reads the statements of a policy that match an action as the reference of a time makes them read.
import type { Statement } from '../policy/policy.ts'
import { isEverything } from '../policy/resource.ts'
import { rememberAll } from '../remember.ts'
import { type Side, toSide } from '../requests/decide.ts'
import { type PossibleResources, possibleResources } from '../requests/resource-language.ts'
import type { ActionReference } from './action-days.ts'
import { fillAbsent, type IsAbsent, listKeys } from './fill-absent.ts'

/** Returns the keys that requests of an action cannot have, by what the reference says about it. */
export type AbsentKeys = (reference: Pick<ActionReference, 'types' | 'keys'>) => IsAbsent

/** How statements read when requests lack some keys. */
export interface Reading {
  /** Those keys, as JSON. */
  readonly absent: string
  readonly side: Side
}

/** How the statements read at a time: for each resource type, because a key counts with the types that list it. */
export interface Then {
  /** The resource types; `*` if the action takes none, or if the formats of some are unknown. */
  readonly types: readonly string[]
  readonly readAs: (type: string) => Reading
  /** With the keys of all resource types. */
  readonly reading: Reading
  readonly resourcesOf: (types: readonly string[]) => PossibleResources
  readonly resources: PossibleResources
}

/** Check whether all statements are about every resource. */
export const areOpen = (statements: readonly Statement[]) =>
  statements.every(({ resources }) => resources.every(isEverything))

/** Read the statements; undefined if the reference of that time is not known well enough. */
export function readThen(
  statements: readonly Statement[],
  reference: ActionReference,
  absentKeys: AbsentKeys,
): Then | undefined {
  const { types, formats, formatsOfTypes } = reference
  if (formats === undefined && !(areOpen(statements) && types.length > 0)) return undefined
  const keys = [...new Set(statements.flatMap(listKeys))]
  const known = new Map<string, Reading>()
  const read = (isAbsent: IsAbsent): Reading => {
    const absent = JSON.stringify(keys.filter(isAbsent))
    const reading = known.get(absent) ?? { absent, side: toSide(fillAbsent(statements, isAbsent)) }
    known.set(absent, reading)
    return reading
  }
  const reading = read(absentKeys(reference))
  const resources = possibleResources(formats ?? [], types.length === 0)
  if (formats === undefined || types.length === 0) {
    return { types: ['*'], readAs: () => reading, reading, resourcesOf: () => resources, resources }
  }
  return {
    types,
    readAs: (type) => (keys.length === 0 ? reading : read(absentKeys(ofType(reference)(type)))),
    reading,
    resourcesOf: (some) =>
      some.length === types.length
        ? resources
        : possibleResources(
            [...new Set(some.flatMap((type) => formatsOfTypes.get(type) ?? []))].sort(),
            false,
          ),
    resources,
  }
}

/** What the reference says about an action on resources of one type. */
const ofType = rememberAll(({ types, ownKeys, keysOfTypes }: ActionReference) => {
  const known = new Map<string, Pick<ActionReference, 'types' | 'keys'>>()
  return (type: string) => {
    const own = known.get(type) ?? { types, keys: new Set([...ownKeys, ...(keysOfTypes.get(type) ?? [])]) }
    known.set(type, own)
    return own
  }
})
