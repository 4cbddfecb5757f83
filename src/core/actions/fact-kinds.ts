// Counts the facts of a snapshot by kind and by service, so that two snapshots can be compared.
import type { ServiceFacts, Snapshot } from './action.ts'
import { splitFormats } from './arn-formats.ts'

/** How many facts of each kind each service has; services without any are omitted. */
export type FactCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

/** A kind of fact. The field is what people type and records name. */
export interface FactKind {
  readonly field: string
  /** For a sentence: `the condition keys of actions`. */
  readonly what: string
  readonly count: (service: ServiceFacts) => number
}

const sum = <T>(items: readonly T[], count: (item: T) => number) =>
  items.reduce((total, item) => total + count(item), 0)

const dependentActions = ({ actions }: ServiceFacts) =>
  sum(actions, (action) => action.dependentActions.length)

const permissionOnly = ({ actions }: ServiceFacts) =>
  actions.filter((action) => action.permissionOnly === true).length

/** The facts that the site shows: those of the snapshot and, where it has none, those that are recorded. */
const shownKinds: readonly FactKind[] = [
  { field: 'actions', what: 'actions', count: ({ actions }) => actions.length },
  {
    field: 'accessLevels',
    what: 'access levels',
    count: ({ actions }) => actions.filter(({ accessLevel }) => accessLevel !== '').length,
  },
  {
    field: 'actionResourceTypes',
    what: 'resource types of actions',
    count: ({ actions }) => sum(actions, ({ resourceTypes }) => resourceTypes.length),
  },
  {
    field: 'requiredResourceTypes',
    what: 'required resource types of actions',
    count: ({ actions }) =>
      sum(actions, ({ resourceTypes }) => resourceTypes.filter(({ required }) => required).length),
  },
  {
    field: 'actionConditionKeys',
    what: 'condition keys of actions',
    count: ({ actions }) => sum(actions, ({ conditionKeys }) => conditionKeys.length),
  },
  { field: 'resourceTypes', what: 'resource types', count: ({ resourceTypes }) => resourceTypes.length },
  {
    field: 'arnFormats',
    what: 'ARN formats',
    count: ({ resourceTypes }) =>
      sum(resourceTypes, ({ arn }) => splitFormats(arn).filter((format) => format !== '').length),
  },
  {
    field: 'resourceTypeConditionKeys',
    what: 'condition keys of resource types',
    count: ({ resourceTypes }) => sum(resourceTypes, ({ conditionKeys }) => conditionKeys.length),
  },
  { field: 'conditionKeys', what: 'condition keys', count: ({ conditionKeys }) => conditionKeys.length },
  {
    field: 'conditionKeyTypes',
    what: 'types of condition keys',
    count: ({ conditionKeys }) => conditionKeys.filter(({ type }) => type !== '').length,
  },
  { field: 'dependentActions', what: 'dependent actions', count: dependentActions },
  { field: 'permissionOnly', what: 'permission-only marks', count: permissionOnly },
]

/** What the snapshot has by itself, where records can hide that it lost something. */
const ownKinds: readonly FactKind[] = [
  {
    field: 'snapshotDependentActions',
    what: 'dependent actions in the snapshot itself',
    count: dependentActions,
  },
  {
    field: 'snapshotPermissionOnly',
    what: 'permission-only marks in the snapshot itself',
    count: permissionOnly,
  },
]

/** Every kind, in the order in which counts are recorded. */
export const factKinds: readonly FactKind[] = [...shownKinds, ...ownKinds]

/** Count the facts of a snapshot; `shown` is the same snapshot with the recorded facts. */
export function countFacts(snapshot: Snapshot, shown: Snapshot): FactCounts {
  return Object.fromEntries([
    ...shownKinds.map((kind) => [kind.field, countByService(kind, shown)] as const),
    ...ownKinds.map((kind) => [kind.field, countByService(kind, snapshot)] as const),
  ])
}

function countByService({ count }: FactKind, { services }: Snapshot): Readonly<Record<string, number>> {
  const counts = services.map((service) => [service.prefix, count(service)] as const)
  return Object.fromEntries(counts.filter(([, found]) => found > 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}
