// Adds what AWS's reference once stated to a snapshot that no longer has it.

import { once } from '../once.ts'
import type { FirstSeenRecord } from '../records/record.ts'
import type { DependentActionsRecord, ReferenceFacts } from '../records/reference-facts.ts'
import { type ActionFacts, type ServiceFacts, type Snapshot, withActions } from './action.ts'

/** What is known about actions apart from the snapshot. */
export interface Recorded extends ReferenceFacts {
  /** Return the day of the first dated snapshot that lists an action, if one does. */
  readonly firstSeenOf: (action: string) => string | undefined
}

/** Read what a content folder records. */
export function toRecorded(
  content: ReferenceFacts & { readonly firstSeen: Pick<FirstSeenRecord, 'actions'> },
): Recorded {
  const { dependentActions, permissionOnly, firstSeen } = content
  return {
    ...(dependentActions && { dependentActions }),
    ...(permissionOnly && { permissionOnly }),
    firstSeenOf: (action) => firstSeen.actions[action]?.firstSeen,
  }
}

/**
 * Add recorded dependent actions and permission-only marks to a snapshot, each with the day it was true. If the
 * snapshot has a kind of fact for a service, the snapshot's facts of that kind count for the whole service.
 */
export function addRecordedFacts(snapshot: Snapshot, recorded: Recorded): Snapshot {
  const day = snapshot.takenAt.slice(0, 10)
  const dependentsOf = readDependents(recorded)
  const markOf = readMarks(recorded)
  return {
    ...snapshot,
    services: snapshot.services.map((service) => {
      const actions = once(() => {
        const [hasDependents, hasMarks] = [listsDependents(service), listsMarks(service)]
        return service.actions.map((action) => ({
          ...action,
          ...(hasDependents ? { dependentsAsOf: day } : dependentsOf(action)),
          ...(hasMarks ? { permissionOnly: action.permissionOnly ?? false } : markOf(action)),
        }))
      })
      return withActions(service, actions)
    }),
  }
}

/** Check whether the snapshot itself says which actions of a service require others. */
function listsDependents({ actions }: ServiceFacts): boolean {
  return actions.some(({ dependentActions }) => dependentActions.length > 0)
}

/** Check whether the snapshot itself marks the service's actions that only grant permission. */
function listsMarks({ actions }: ServiceFacts): boolean {
  return actions.some(({ permissionOnly }) => permissionOnly === true)
}

type Dependents = Pick<ActionFacts, 'dependentActions' | 'dependentsByResourceType' | 'dependentsAsOf'>

/** Read an action's recorded dependents; nothing if the record cannot know the action. */
function readDependents({
  dependentActions: record,
  firstSeenOf,
}: Recorded): (action: ActionFacts) => Dependents | undefined {
  return ({ name }) => {
    if (record === undefined) return undefined
    const entry = record.actions[name]
    if (entry !== undefined) return { ...toDependents(entry), dependentsAsOf: record.asOf }
    return wasListed(firstSeenOf(name), record.asOf)
      ? { dependentActions: [], dependentsAsOf: record.asOf }
      : undefined
  }
}

function toDependents({
  always = [],
  byType,
}: DependentActionsRecord['actions'][string]): Pick<
  Dependents,
  'dependentActions' | 'dependentsByResourceType'
> {
  return {
    dependentActions: [...new Set([...always, ...Object.values(byType ?? {}).flat()])].sort(),
    ...(byType !== undefined && { dependentsByResourceType: byType }),
  }
}

function readMarks({
  permissionOnly: record,
  firstSeenOf,
}: Recorded): (action: ActionFacts) => Pick<ActionFacts, 'permissionOnly'> | undefined {
  const marked = new Set(record?.actions)
  return ({ name }) => {
    if (record === undefined) return undefined
    if (marked.has(name)) return { permissionOnly: true }
    return wasListed(firstSeenOf(name), record.asOf) ? { permissionOnly: false } : undefined
  }
}

const wasListed = (firstSeen: string | undefined, asOf: string) =>
  firstSeen !== undefined && firstSeen <= asOf
