// Makes the view of a service's page.
import type { Status } from '../../core/access/grant.ts'
import { type ServiceConditionKey, servicePrefix } from '../../core/actions/action.ts'
import { splitFormats } from '../../core/actions/arn-formats.ts'
import type { PagedAction, PagedService } from '../../site/action-pages.ts'
import type { Site } from '../../site/site.ts'
import { describeCounts } from '../access/access-view.ts'
import { describeLevel } from '../access/action-levels.ts'
import { linkServiceChanges, type PartLink } from '../reference/reference-view.ts'
import { linkReference } from '../words/aws-reference.ts'
import { splitArn, splitName } from '../words/names.ts'
import { describeClasses } from '../words/risk-view.ts'
import { countOf } from '../words/words.ts'
import type { PolicyRef } from './parts-of-policies.ts'
import { isGranted, wasGranted } from './policy-effects.ts'
import { countGrants, refer, type ServiceSummary, statusOf, toSummary } from './services-view.ts'

export interface ServiceActionRow {
  readonly name: string
  /** Without the prefix. */
  readonly shortName: string
  /** The short name in pieces between which a line may break. */
  readonly pieces: readonly string[]
  readonly href: string
  readonly level: string
  /** Risk classes in words; empty if no risk is recorded. */
  readonly risks: readonly string[]
  readonly resourceTypes: string
  /** One for each column, in order; undefined where the policy neither grants nor denies the action. */
  readonly statuses: readonly (Status | undefined)[]
  /** How many policies grant or deny it: `12 full, 3 scoped`; empty if none does. */
  readonly grantedText: string
}

/** A resource type, with its ARN formats and condition keys in pieces between which a line may break. */
interface ResourceTypeRow {
  readonly name: string
  readonly arns: readonly (readonly string[])[]
  readonly conditionKeys: readonly (readonly string[])[]
}

export interface ServiceView {
  readonly service: ServiceSummary
  /** How many actions the service has, and how many of them are granted, in a sentence. */
  readonly summary: string
  readonly referenceHref: string
  readonly jsonHref: string
  /** How many policies outside the catalog grant some of its actions; absent if nobody looked or none does. */
  readonly reaching?: { readonly text: string; readonly href: string }
  /** What AWS changed in its reference of the service; absent if nothing is recorded. */
  readonly changes?: PartLink
  /** The policies that have a column; empty if there are too many for a table. */
  readonly columns: readonly PolicyRef[]
  readonly rows: readonly ServiceActionRow[]
  readonly resourceTypes: readonly ResourceTypeRow[]
  readonly conditionKeys: readonly ServiceConditionKey[]
}

/** The most policies that a table can show as columns. */
const mostColumns = 40

/** Make the view of a service's page. */
export function toServiceView(site: Site, service: PagedService): ServiceView {
  const summary = toSummary(site, service)
  const reaching = countReaching(site, service.prefix)
  const changes = linkServiceChanges(site, service.prefix)
  const { acting } = countGrants(service)
  const columns = acting.size <= mostColumns ? refer(site, acting) : []
  return {
    service: summary,
    summary: describeService(service, summary),
    referenceHref: linkReference(service),
    jsonHref: site.urls.json.actions(service.prefix),
    ...(reaching && { reaching }),
    ...(changes && { changes }),
    columns,
    rows: service.actions.map((action) => toRow(site, action, columns)),
    ...factsShown(service),
  }
}

function countReaching({ reach, urls }: Site, prefix: string): ServiceView['reaching'] {
  const count = reach.policies.filter(({ actions }) =>
    actions.keys().some((name) => servicePrefix(name) === prefix),
  ).length
  const verb = count === 1 ? 'grants' : 'grant'
  const text = `${countOf(count, 'other AWS managed policy', 'other AWS managed policies')} ${verb} some of these actions`
  return count === 0 ? undefined : { text, href: urls.reach }
}

function describeService({ isOwn, facts, actions }: PagedService, { grantedCount }: ServiceSummary): string {
  if (isOwn) {
    const granted = grantedCount === actions.length ? 'all' : grantedCount === 0 ? 'none' : `${grantedCount}`
    return `${countOf(actions.length, 'action')}; the policies in this catalog grant ${granted} of them in their newest versions.`
  }
  if (facts === undefined) {
    return `AWS’s list does not have this service. Recorded versions name ${countOf(actions.length, 'action')} of it; the newest versions that name ${actions.length === 1 ? 'it' : 'them'} grant ${grantedCount === 0 ? 'none' : grantedCount}.`
  }
  const all = countOf(facts.actions.length, 'action')
  const listed = actions.filter((action) => action.facts !== undefined)
  const granted = listed.filter((action) => action.policies.some(isGranted)).length
  const once = granted + listed.filter(wasGrantedOnly).length
  const others = actions.length - listed.length
  const more =
    others === 0
      ? ''
      : ` ${countOf(others, 'more name')} that recorded versions grant ${others === 1 ? 'is' : 'are'} not in the snapshot.`
  const [rest, is] = [listed.length - once, listed.length - once === 1 ? 'is' : 'are']
  const matched =
    rest === 0
      ? ''
      : ` ${countOf(rest, 'more action')} ${is} denied, or by AWS’s reference can never be used.`
  return `Of its ${all}, ${once} ${once === 1 ? 'is, or once was,' : 'are, or once were,'} granted by a policy in this catalog; ${granted} in the newest versions.${matched}${more}`
}

const wasGrantedOnly = ({ policies }: PagedAction) => !policies.some(isGranted) && policies.some(wasGranted)

function toRow(
  site: Site,
  { name, facts, policies: onPolicies }: PagedAction,
  policies: readonly PolicyRef[],
): ServiceActionRow {
  const shortName = name.slice(name.indexOf(':') + 1)
  const statuses = new Map(onPolicies.map((one) => [one.policy.name, statusOf(one)]))
  const counts = { full: 0, scoped: 0, denied: 0, idle: 0 }
  for (const status of statuses.values()) if (status !== undefined) counts[status] += 1
  return {
    name,
    shortName,
    pieces: splitName(shortName),
    href: site.urls.action(name),
    level: describeLevel(facts?.accessLevel ?? 'Not in the snapshot'),
    risks: describeClasses(site, name),
    resourceTypes: facts?.resourceTypes.map((type) => type.name).join(', ') ?? '',
    statuses: policies.map((policy) => statuses.get(policy.name)),
    grantedText: describeCounts(counts),
  }
}

/** Lists resource types and condition keys: all for the subject's own services, else those that its actions use. */
function factsShown({
  isOwn,
  facts,
  actions,
}: PagedService): Pick<ServiceView, 'resourceTypes' | 'conditionKeys'> {
  const types = new Set(
    actions.flatMap((action) => action.facts?.resourceTypes.map(({ name }) => name) ?? []),
  )
  const keys = new Set(actions.flatMap((action) => action.facts?.conditionKeys ?? []))
  return {
    resourceTypes: (facts?.resourceTypes ?? [])
      .filter(({ name }) => isOwn || types.has(name))
      .map(({ name, arn, conditionKeys }) => ({
        name,
        arns: splitFormats(arn).map(splitArn),
        conditionKeys: conditionKeys.map(splitArn),
      })),
    conditionKeys: (facts?.conditionKeys ?? []).filter(({ name }) => isOwn || keys.has(name)),
  }
}
