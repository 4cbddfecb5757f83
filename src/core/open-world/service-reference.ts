// Reads the site's compact JSON about services as the facts, dates and risks that the checker uses.
import type {
  ActionFacts,
  ServiceConditionKey,
  ServiceFacts,
  ServiceResourceType,
} from '../actions/action.ts'
import type { Listing } from '../actions/lifetimes.ts'
import type { EndedService } from '../actions/service-notes.ts'
import type { EscalationPath } from '../records/escalation-paths.ts'
import type { ManagedPoliciesRecord } from '../records/managed-policies.ts'
import type { PartitionsRecord } from '../records/partitions.ts'
import type { PolicyDocument } from '../records/policy-document.ts'
import type { FirstSeenRecord, PolicyRecord, RiskRecord } from '../records/record.ts'

/** One service of the list. */
export interface ListedService {
  readonly prefix: string
  readonly name: string
  /** How many actions the snapshot lists. */
  readonly actions: number
  /** How many actions have a recorded risk; omitted if none has. */
  readonly sensitive?: number
  /** Present if the site has a page about the service. */
  readonly page?: true
}

/** Every service of the snapshot. */
export interface ServiceList {
  readonly snapshot: string
  /** When the snapshot was taken, UTC, ISO 8601. */
  readonly takenAt: string
  /** The "now" of the site, UTC, ISO 8601. */
  readonly asOf: string
  /** The days between which dated snapshots show when actions came and went. */
  readonly oldestSnapshot: string
  readonly newestSnapshot: string
  /** Services that ARNs name and that are not a prefix of any action. */
  readonly arnServices: readonly string[]
  /** Services, as ARNs name them, whose resources have UUIDs as IDs. */
  readonly uuidServices: readonly { readonly prefix: string; readonly name: string }[]
  /** Services whose support AWS ends, or has ended; omitted if there are none. */
  readonly endedServices?: readonly Omit<EndedService, 'isOver'>[]
  /** AWS's partitions and Regions, and the day of the list; omitted if the site has none. */
  readonly partitions?: Omit<PartitionsRecord, 'source'>
  /** Known ways from several actions to more permissions; omitted if the site has none. */
  readonly escalationPaths?: readonly EscalationPath[]
  /** Managed policies that AWS no longer publishes; omitted if the site has no list. */
  readonly retiredPolicies?: Pick<ManagedPoliciesRecord, 'asOf' | 'retired'>
  /** The condition keys of every service; omitted if the snapshot has none. */
  readonly globalKeys?: readonly ServiceConditionKey[]
  readonly services: readonly ListedService[]
}

/** When an action came to be known; days, UTC, YYYY-MM-DD. */
export interface ReferenceDates {
  readonly firstSeen?: string
  readonly lastSeen?: string
  /** The day of the first version of a cataloged policy that names the action in full. */
  readonly namedSince?: string
}

/** An action without its service prefix; empty lists are omitted. */
export interface ReferenceAction extends ReferenceDates {
  readonly name: string
  readonly accessLevel: string
  /** Names of the service's resource types; those that a statement must name end in `*`, as AWS prints them. */
  readonly resourceTypes?: readonly string[]
  readonly conditionKeys?: readonly string[]
  readonly dependentActions?: readonly string[]
  readonly permissionOnly?: true
}

export interface ServiceReference {
  readonly prefix: string
  readonly name: string
  readonly snapshot: string
  /** The day that the dependent actions are true of; omitted if no action has any. */
  readonly dependentsAsOf?: string
  readonly actions: readonly ReferenceAction[]
  /** Actions that AWS once listed, or a version named, and that the snapshot does not list. */
  readonly formerActions: readonly (ReferenceDates & { readonly name: string })[]
  readonly resourceTypes: readonly ServiceResourceType[]
  readonly conditionKeys: readonly ServiceConditionKey[]
  /** Why some of its actions are sensitive; the actions are named without the prefix. */
  readonly risks: readonly RiskRecord[]
}

/** The names of AWS's managed policies. */
export interface ManagedPolicyNames {
  /** The day of the list; omitted if the site has no list. */
  readonly asOf?: string
  readonly names: readonly string[]
  readonly retired: ManagedPoliciesRecord['retired']
}

/** Every document of the catalog in one file. */
export interface PolicyDocuments {
  readonly policies: readonly {
    readonly name: string
    /** Omitted where no source says. */
    readonly status?: PolicyRecord['status']
    /** Newest first. */
    readonly versions: readonly { readonly version: string; readonly document: PolicyDocument }[]
  }[]
}

/** Read a service back from its reference. */
export function readService(reference: ServiceReference): ServiceFacts {
  const { prefix, name, dependentsAsOf, actions, resourceTypes, conditionKeys } = reference
  const arns = new Map(resourceTypes.map((type) => [type.name, type.arn]))
  return {
    prefix,
    name,
    actions: actions.map((action) => ({
      ...readAction(prefix, action, arns),
      ...(action.dependentActions && dependentsAsOf !== undefined && { dependentsAsOf }),
    })),
    resourceTypes,
    conditionKeys,
  }
}

function readAction(prefix: string, action: ReferenceAction, arns: ReadonlyMap<string, string>): ActionFacts {
  const {
    name,
    accessLevel,
    resourceTypes = [],
    conditionKeys = [],
    dependentActions = [],
    permissionOnly,
  } = action
  return {
    name: `${prefix}:${name}`,
    accessLevel,
    resourceTypes: resourceTypes.map((written) => {
      const required = written.endsWith('*')
      const type = required ? written.slice(0, -1) : written
      const arn = arns.get(type)
      return arn === undefined ? { name: type, required } : { name: type, required, arn }
    }),
    conditionKeys,
    dependentActions,
    ...(permissionOnly && { permissionOnly }),
  }
}

/** What the records of the catalog say about the actions of some services. */
export interface ReferenceRecords {
  readonly firstSeen: FirstSeenRecord
  readonly risks: readonly RiskRecord[]
  /** Since when versions of cataloged policies have named actions in full. */
  readonly listings: readonly Listing[]
}

/** Join what references say about dates and risks. */
export function joinRecords(
  references: readonly ServiceReference[],
  { oldestSnapshot, newestSnapshot }: Pick<ServiceList, 'oldestSnapshot' | 'newestSnapshot'>,
): ReferenceRecords {
  const dated = references.flatMap(({ prefix, actions, formerActions }) =>
    [...actions, ...formerActions].map((action) => ({ ...action, name: `${prefix}:${action.name}` })),
  )
  return {
    firstSeen: {
      oldestSnapshot,
      newestSnapshot,
      actions: Object.fromEntries(
        dated.flatMap(({ name, firstSeen, lastSeen }) =>
          firstSeen === undefined ? [] : [[name, { firstSeen, ...(lastSeen && { lastSeen }) }] as const],
        ),
      ),
    },
    risks: references.flatMap(({ prefix, risks }) =>
      risks.map((risk) => ({ ...risk, actions: risk.actions.map((name) => `${prefix}:${name}`) })),
    ),
    listings: dated.flatMap(({ name, namedSince }) =>
      namedSince === undefined ? [] : [{ action: { name }, day: namedSince }],
    ),
  }
}
