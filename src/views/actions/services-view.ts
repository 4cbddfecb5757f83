// Sums up services: how many of their actions are granted, and by which policies; makes the view of their list.
import type { Status } from '../../core/access/grant.ts'
import { defineReads, keepValue } from '../../core/reads.ts'
import { listActionPages, type PagedService } from '../../site/action-pages.ts'
import { isLarge } from '../../site/large-site.ts'
import type { ActionOnPolicy } from '../../site/policy-actions.ts'
import type { Site } from '../../site/site.ts'
import { findServiceEnd, listAliases, type ServiceEnd } from '../words/service-notes.ts'
import { countOf } from '../words/words.ts'
import { type BroadDeny, listBroadDenies } from './broad-denies.ts'
import { type PolicyRef, toPolicyRef } from './parts-of-policies.ts'
import { isGranted } from './policy-effects.ts'

export interface ServiceSummary {
  readonly prefix: string
  readonly name: string
  readonly href: string
  /** Other names of the service. */
  readonly aliases: readonly string[]
  readonly end?: ServiceEnd
  readonly actionCount: number
  /** How many of them the newest version of at least one policy grants. */
  readonly grantedCount: number
  /** Policies whose newest version grants one of its actions. */
  readonly policies: readonly PolicyRef[]
  /** `312 policies`; present if there are too many to name in the table of services. */
  readonly policiesText?: string
}

export interface ServicesView {
  /** Present if the catalog is about a product with services of its own: `Amazon Connect’s services`. */
  readonly ownLabel?: string
  readonly own: readonly ServiceSummary[]
  readonly others: readonly ServiceSummary[]
  readonly actionCount: number
  /** Policies that the page of an action only counts; empty if there are few. */
  readonly broadDenies: readonly BroadDeny[]
}

/** Make the view of the list of services. */
export function toServicesView(site: Site): ServicesView {
  const { services } = listActionPages(site)
  const summaries = (isOwn: boolean) =>
    services.filter((service) => service.isOwn === isOwn).map((service) => toSummary(site, service))
  const { subject } = site.settings
  const own = summaries(true)
  return {
    ...(subject !== undefined && own.length > 0 && { ownLabel: `${subject}’s services` }),
    own,
    others: summaries(false),
    actionCount: services.reduce((sum, { actions }) => sum + actions.length, 0),
    broadDenies: listBroadDenies(site),
  }
}

/** How many actions of a service are granted, and the names of the policies that grant some, and that grant or deny some. */
interface ServiceGrants {
  readonly grantedCount: number
  readonly granting: ReadonlySet<string>
  readonly acting: ReadonlySet<string>
}

const grantsRead = 'grants of service'

/** Many pages show it, and it takes what every policy does to every action of the service. */
export function countGrants(service: PagedService): ServiceGrants {
  return keepValue(grantsRead, service.prefix, () => {
    const { actions } = service
    const onPolicies = actions.flatMap((action) => action.policies)
    const namesOf = (some: readonly ActionOnPolicy[]) => new Set(some.map(({ policy }) => policy.name))
    return {
      grantedCount: actions.filter((action) => action.policies.some(isGranted)).length,
      granting: namesOf(onPolicies.filter(isGranted)),
      acting: namesOf(onPolicies.filter((one) => statusOf(one) !== undefined)),
    }
  })
}

/** Define how that is looked up again. */
export function defineServiceReads(site: Site): void {
  defineReads(grantsRead, (prefix) => {
    const service = listActionPages(site).findService(prefix)
    return service && countGrants(service)
  })
}

/** Refer to policies by their names, in the order of the catalog. */
export function refer(site: Site, names: ReadonlySet<string>): readonly PolicyRef[] {
  return site.policies.filter(({ name }) => names.has(name)).map((policy) => toPolicyRef(site, policy))
}

/** Sum up a service for a table of services and for its own page. */
export function toSummary(site: Site, service: PagedService): ServiceSummary {
  const { prefix, name, actions } = service
  const { grantedCount, granting } = countGrants(service)
  const policies = refer(site, granting)
  const end = findServiceEnd(site, prefix)
  return {
    prefix,
    name,
    href: site.urls.service(prefix),
    aliases: listAliases(site, prefix),
    ...(end && { end }),
    actionCount: actions.length,
    grantedCount,
    policies,
    ...(isLarge(site) &&
      policies.length > 0 && { policiesText: countOf(policies.length, 'policy', 'policies') }),
  }
}

/** A Deny without a matching Allow in the same policy still denies, because it overrides grants by other policies. */
export function statusOf({ outcome, denies }: ActionOnPolicy): Status | undefined {
  if (outcome !== undefined && outcome.status !== 'idle') return outcome.status
  return denies.length > 0 ? 'denied' : outcome?.status
}
