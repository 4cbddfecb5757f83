// Builds the JSON of /api/v1/reference/ for the policy checker. Fields may be added, never changed.
import { type ActionFacts, type ServiceFacts, servicePrefix } from '../../core/actions/action.ts'
import { splitFormats } from '../../core/actions/arn-formats.ts'
import type {
  ListedService,
  ManagedPolicyNames,
  PolicyDocuments,
  ReferenceDates,
  ServiceList,
  ServiceReference,
} from '../../core/open-world/service-reference.ts'
import { splitAtColons } from '../../core/policy/pattern.ts'
import { listActionPages } from '../../site/action-pages.ts'
import { isLarge } from '../../site/large-site.ts'
import type { Site } from '../../site/site.ts'

/** List every service of the snapshot: /api/v1/reference/services.json. */
export function toServicesJson(site: Site): ServiceList {
  const { services, globalKeys } = site.index.snapshot
  const {
    endedServices = [],
    partitions,
    regionsAsOf = '',
    escalationPaths,
    managedPolicies,
  } = site.lintOptions
  const prefixes = new Set(services.map(({ prefix }) => prefix))
  const inArns = services.flatMap(({ resourceTypes }) =>
    resourceTypes.flatMap(({ arn }) => splitFormats(arn).map((format) => splitAtColons(format, 6)[2] ?? '')),
  )
  return {
    snapshot: site.snapshot.name,
    takenAt: site.snapshot.takenAt,
    asOf: site.settings.asOf,
    oldestSnapshot: site.firstSeen.oldestSnapshot,
    newestSnapshot: site.firstSeen.newestSnapshot,
    arnServices: [...new Set(inArns)].filter((name) => !prefixes.has(name)),
    uuidServices: (site.settings.uuidServices ?? []).map(({ prefix, name }) => ({ prefix, name })),
    ...(endedServices.length > 0 && {
      endedServices: endedServices.map(({ prefix, name, ended }) => ({ prefix, name, ended })),
    }),
    ...(partitions && { partitions: { asOf: regionsAsOf, partitions } }),
    ...(managedPolicies && {
      retiredPolicies: {
        asOf: managedPolicies.asOf,
        retired: toManagedPoliciesJson(site).retired,
      },
    }),
    ...(escalationPaths && { escalationPaths }),
    ...(globalKeys && { globalKeys }),
    services: services.map((service) => toListed(site, service)),
  }
}

function toListed(site: Site, { prefix, name, actions }: ServiceFacts): ListedService {
  const sensitive = actions.filter((action) => site.risks.find(action.name) !== undefined).length
  const hasPage = listActionPages(site).findService(prefix) !== undefined
  return {
    prefix,
    name,
    actions: actions.length,
    ...(sensitive > 0 && { sensitive }),
    ...(hasPage && { page: true as const }),
  }
}

/** Build the reference of one service: /api/v1/reference/<service>.json. */
export function toReferenceJson(site: Site, service: ServiceFacts): ServiceReference {
  const { prefix, name, actions, resourceTypes, conditionKeys } = service
  const isOwn = (action: string) => servicePrefix(action) === prefix
  const short = (action: string) => action.slice(prefix.length + 1)
  const former = site.listUnlisted(prefix)
  const dependentsAsOf = actions.find(({ dependentActions }) => dependentActions.length > 0)?.dependentsAsOf
  const records = new Set([...actions, ...former].flatMap((action) => site.risks.find(action.name) ?? []))
  return {
    prefix,
    name,
    snapshot: site.snapshot.name,
    ...(dependentsAsOf !== undefined && { dependentsAsOf }),
    actions: actions.map((action) => ({ ...toAction(action, short), ...datesOf(site, action.name) })),
    formerActions: former.map((action) => ({ name: short(action.name), ...datesOf(site, action.name) })),
    resourceTypes,
    conditionKeys,
    risks: [...records].map((risk) => ({ ...risk, actions: risk.actions.filter(isOwn).map(short) })),
  }
}

function toAction(
  { name, accessLevel, resourceTypes, conditionKeys, dependentActions, permissionOnly }: ActionFacts,
  short: (action: string) => string,
): ServiceReference['actions'][number] {
  return {
    name: short(name),
    accessLevel,
    ...(resourceTypes.length > 0 && {
      resourceTypes: resourceTypes.map((type) => (type.required ? `${type.name}*` : type.name)),
    }),
    ...(conditionKeys.length > 0 && { conditionKeys }),
    ...(dependentActions.length > 0 && { dependentActions }),
    ...(permissionOnly && { permissionOnly }),
  }
}

function datesOf({ firstSeen: index, namedSince: namedOn }: Site, action: string): ReferenceDates {
  const { firstSeen, lastSeen } = index.find(action) ?? {}
  const namedSince = namedOn(action)
  return {
    ...(firstSeen !== undefined && { firstSeen }),
    ...(lastSeen !== undefined && { lastSeen }),
    ...(namedSince !== undefined && { namedSince }),
  }
}

/** List the names of AWS's managed policies: /api/v1/reference/managed-policies.json. */
export function toManagedPoliciesJson({ lintOptions }: Site): ManagedPolicyNames {
  const { asOf, names = [], retired = [] } = lintOptions.managedPolicies ?? {}
  return {
    ...(asOf !== undefined && { asOf }),
    names: [...names],
    retired: [...retired].map(([name, goneBy]) => ({ name, goneBy })),
  }
}

/** List the document of every version, or on a large site of each newest one: /api/v1/reference/documents.json. */
export function toDocumentsJson(site: Site): PolicyDocuments {
  return {
    policies: site.policies.map(({ name, record, versions, latest }) => ({
      name,
      ...(record.status && { status: record.status }),
      versions: (isLarge(site) ? [latest] : versions)
        .map(({ id, record: { document } }) => ({ version: id, document }))
        .reverse(),
    })),
  }
}
