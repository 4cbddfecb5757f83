// Gathers what the checker knows about actions from the list of services and the references that could be loaded.

import { type KnownAction, servicePrefix } from '../actions/action.ts'
import { type ActionIndex, indexActions } from '../actions/action-index.ts'
import { type FirstSeenIndex, indexFirstSeen } from '../actions/first-seen.ts'
import type { Lifetimes } from '../actions/lifetime.ts'
import { indexLifetimes } from '../actions/lifetimes.ts'
import { indexRisks, type RiskIndex } from '../actions/risks.ts'
import { hasCome } from '../actions/service-notes.ts'
import { toLintOptions } from '../checker/lint-options.ts'
import type { LintOptions } from '../checker/rule.ts'
import { joinRecords, readService, type ServiceList, type ServiceReference } from './service-reference.ts'

export interface Knowledge {
  /** Absent if not even the list could be loaded. */
  readonly list?: ServiceList
  /** Prefixes of the services whose actions are available. */
  readonly held: ReadonlySet<string>
  readonly index: ActionIndex
  readonly lint: LintOptions
  readonly risks: RiskIndex
  readonly firstSeen: FirstSeenIndex
  readonly lifetimesOf: Lifetimes
  /** Actions that wildcards once matched and that the snapshot does not list. */
  readonly former: readonly KnownAction[]
  /** Names of all services by prefix. */
  readonly serviceNames: ReadonlyMap<string, string>
}

/** Gather what is known about some services. */
export function toKnowledge(list: ServiceList, references: readonly ServiceReference[]): Knowledge {
  const { snapshot, takenAt, services, arnServices, uuidServices, endedServices, partitions, globalKeys } =
    list
  const { escalationPaths, retiredPolicies } = list
  const records = joinRecords(references, list)
  const firstSeen = indexFirstSeen(records.firstSeen)
  return {
    list,
    held: new Set(references.map(({ prefix }) => prefix)),
    index: indexActions({
      name: snapshot,
      takenAt,
      services: references.map(readService),
      ...(globalKeys && { globalKeys }),
    }),
    lint: {
      ...toLintOptions({
        ...records,
        settings: { uuidServices },
        ...(partitions && { partitions }),
        ...(retiredPolicies && { managedPolicies: retiredPolicies }),
        ...(escalationPaths && { escalationPaths: { paths: escalationPaths } }),
      }),
      services: services.map(({ prefix }) => prefix),
      arnServices,
      ...(endedServices && {
        endedServices: endedServices.map((service) => ({
          ...service,
          isOver: hasCome(service.ended, list.asOf),
        })),
      }),
    },
    risks: indexRisks(records.risks),
    firstSeen,
    lifetimesOf: indexLifetimes(firstSeen, records.listings, takenAt.slice(0, 10)),
    former: references.flatMap(({ prefix, formerActions }) =>
      formerActions.map(({ name }) => ({ name: `${prefix}:${name}` })),
    ),
    serviceNames: new Map(services.map(({ prefix, name }) => [prefix, name])),
  }
}

/** Return the knowledge of no service, so that every service that a text names counts as not checked. */
export function knowNothing(prefixes: readonly string[]): Knowledge {
  const empty = { snapshot: '', takenAt: '', asOf: '', oldestSnapshot: '', newestSnapshot: '' }
  const services = prefixes.map((prefix) => ({ prefix, name: prefix, actions: 0 }))
  const { list: _, ...rest } = toKnowledge({ ...empty, arnServices: [], uuidServices: [], services }, [])
  return rest
}

/**
 * List the services whose references a check needs: the named ones and, for `*`, those with sensitive actions and those of
 * ways to more permissions.
 */
export function listNeeded(list: ServiceList, named: readonly string[], isOpen: boolean): readonly string[] {
  const paths = isOpen ? (list.escalationPaths ?? []) : []
  const wanted = new Set([...named, ...paths.flatMap(({ actions }) => actions.map(servicePrefix))])
  return list.services
    .filter(({ prefix, sensitive }) => wanted.has(prefix) || (isOpen && sensitive !== undefined))
    .map(({ prefix }) => prefix)
}
