// An action in; what its page shows out: what it is, which policies grant or deny it, and since when.
import type { Grant } from '../core/access.ts'
import { servicePrefix } from '../core/catalogue.ts'
import type { Span } from '../core/history.ts'
import {
  linkAction,
  listActionPages,
  ownServices,
  type PagedAction,
  type PolicyHold,
} from './action-index.ts'
import {
  type GrantView,
  type StatementRef,
  statementsOf,
  toGrantViews,
  toOutcomeView,
  toStatementRef,
} from './grant-view.ts'
import { splitName, writeAction } from './names.ts'
import type { Link } from './page-view.ts'
import { linkReference } from './reference.ts'
import { type RiskView, toRiskView } from './risk-view.ts'
import type { PolicyModel, Site } from './site.ts'
import { toVersionRef, type VersionRef } from './version-ref.ts'
import { countOf, formatDay } from './words.ts'

export interface ActionView {
  readonly name: string
  /** The name in pieces between which a line may break. */
  readonly pieces: readonly string[]
  /** Without the prefix. */
  readonly shortName: string
  /** The name split into words: `Start contact recording`. */
  readonly words: string
  /** How much a word of its name counts in search, at most 10: Connect's own actions before others of the name. */
  readonly searchWeight: number
  readonly href: string
  readonly service: Link & { readonly prefix: string }
  /** Absent for an action that the snapshot does not list. */
  readonly accessLevel?: string
  /** `by 19 October 2023`: the day of the first snapshot that lists it is the latest that it can have come. */
  readonly firstSeen?: string
  /** Why that is no exact day. */
  readonly firstSeenNote?: string
  /** Set for an action that AWS no longer lists. */
  readonly lastSeen?: string
  readonly referenceHref: string
  /** Why it is sensitive; absent where no risk is recorded. */
  readonly risk?: RiskView
  /** Who grants and denies it, in a sentence or two. */
  readonly summary: string
  readonly grantedBy: readonly GrantedBy[]
  readonly deniedBy: readonly DeniedBy[]
  readonly grantedBefore: readonly GrantedBefore[]
  readonly resourceTypes: readonly {
    readonly name: string
    readonly required: boolean
    readonly arn?: string
  }[]
  readonly conditionKeys: readonly { readonly name: string; readonly type?: string }[]
  readonly dependentActions: readonly { readonly name: string; readonly href?: string }[]
}

/** A policy as an action's page names it. */
export interface PolicyRef {
  readonly name: string
  /** The name in pieces between which a line may break. */
  readonly pieces: readonly string[]
  readonly href: string
  readonly isRetired: boolean
  readonly latest: VersionRef
}

export interface SpanView {
  readonly since: VersionRef
  readonly until?: VersionRef
  /** The policy's history begins with this version, which is not its first: it may have granted the action before. */
  readonly orBefore: boolean
}

export interface GrantedBy extends PolicyRef {
  readonly status: 'full' | 'scoped'
  readonly grants: readonly GrantView[]
  /** Newest first; the first of them lasts. */
  readonly spans: readonly SpanView[]
}

export interface DeniedBy extends PolicyRef {
  /** The Deny statements that match, with what they deny. */
  readonly denies: readonly GrantView[]
  /** Statements of the same version whose Allow it takes away, in whole or for this action. */
  readonly cancels: readonly StatementRef[]
}

export interface GrantedBefore extends PolicyRef {
  /** Newest first. */
  readonly spans: readonly SpanView[]
}

/** Make the view of an action's page. */
export function toActionView(site: Site, action: PagedAction): ActionView {
  const { name, facts, holds } = action
  const prefix = servicePrefix(name)
  const shortName = name.slice(prefix.length + 1)
  const service = { prefix, name: site.serviceNames.get(prefix) ?? prefix }
  const risk = toRiskView(site, name)
  const types = new Map(
    listActionPages(site)
      .findService(prefix)
      ?.facts?.conditionKeys.map((key) => [key.name, key.type]),
  )
  return {
    name,
    pieces: [`${prefix}:`, ...splitName(shortName)],
    shortName,
    words: writeAction(name),
    searchWeight: prefix === 'connect' ? 10 : ownServices.includes(prefix) ? 5 : 3,
    href: site.urls.action(name),
    service: { prefix, text: service.name, href: site.urls.service(prefix) },
    ...(facts && { accessLevel: facts.accessLevel }),
    ...tellDates(site, name),
    referenceHref: linkReference(service, name),
    ...(risk && { risk }),
    summary: tellHolds(site, holds),
    grantedBy: holds.flatMap((hold) => toGrantedBy(site, hold)),
    deniedBy: holds.filter(({ denies }) => denies.length > 0).map((hold) => toDeniedBy(site, hold)),
    grantedBefore: holds
      .filter((hold) => !isGranted(hold) && hold.spans.length > 0)
      .map(({ policy, spans }) => ({ ...toPolicyRef(site, policy), spans: toSpans(site, policy, spans) })),
    resourceTypes: facts?.resourceTypes ?? [],
    conditionKeys: (facts?.conditionKeys ?? []).map((key) => {
      const type = types.get(key)
      return { name: key, ...(type !== undefined && { type }) }
    }),
    dependentActions: (facts?.dependentActions ?? []).map((other) => {
      const href = linkAction(site, other)
      return { name: other, ...(href !== undefined && { href }) }
    }),
  }
}

/** Say whether the policy's newest version grants the action. */
export function isGranted({ outcome }: PolicyHold): boolean {
  return outcome?.status === 'full' || outcome?.status === 'scoped'
}

function tellDates(site: Site, name: string): Pick<ActionView, 'firstSeen' | 'firstSeenNote' | 'lastSeen'> {
  const dates = site.firstSeen.find(name)
  if (dates === undefined) return {}
  const { firstSeen, orBefore, lastSeen } = dates
  return {
    firstSeen: `${orBefore ? 'on or before' : 'by'} ${formatDay(firstSeen)}`,
    firstSeenNote: orBefore
      ? 'the day of the oldest snapshot of AWS’s list'
      : 'the day of the first snapshot of AWS’s list that has it',
    ...(lastSeen !== undefined && { lastSeen: formatDay(lastSeen) }),
  }
}

function tellHolds(site: Site, holds: readonly PolicyHold[]): string {
  const withStatus = (status: string) => holds.filter(({ outcome }) => outcome?.status === status).length
  const [full, scoped] = [withStatus('full'), withStatus('scoped')]
  const denying = holds.filter(({ denies }) => denies.length > 0).length
  const granted = `${full + scoped} of the ${countOf(site.policies.length, 'policy', 'policies')} ${full + scoped === 1 ? 'grants it in its newest version' : 'grant it in their newest versions'}`
  const scope =
    full === 0
      ? 'with a narrower scope'
      : scoped === 0
        ? 'in full'
        : `${full} in full, ${scoped} with a narrower scope`
  return [
    full + scoped === 0
      ? 'No policy in this catalog grants it in its newest version.'
      : `${granted}, ${scope}.`,
    ...(denying === 0
      ? []
      : [`${countOf(denying, 'policy', 'policies')} ${denying === 1 ? 'has' : 'have'} a Deny on it.`]),
  ].join(' ')
}

function toGrantedBy(site: Site, { policy, outcome, spans }: PolicyHold): readonly GrantedBy[] {
  if (outcome === undefined || outcome.status === 'denied') return []
  const { grants, idle } = toOutcomeView(site, policy.latest, outcome)
  return [
    {
      ...toPolicyRef(site, policy),
      status: outcome.status,
      grants: [...grants, ...idle],
      spans: toSpans(site, policy, spans),
    },
  ]
}

function toDeniedBy(site: Site, { policy, outcome, denies }: PolicyHold): DeniedBy {
  const entries = denies.flatMap((index): readonly Grant[] => {
    const statement = policy.latest.policy.statements[index]
    return (statement?.resources ?? []).map((resources) => ({
      statement: index,
      resources,
      conditions: statement?.conditions ?? [],
      limits: [],
      unsupportedCondition: false,
      idle: false,
    }))
  })
  return {
    ...toPolicyRef(site, policy),
    denies: toGrantViews(site, policy.latest, entries),
    cancels: statementsOf(outcome?.cancelled ?? []).map((index) =>
      toStatementRef(site, policy.latest, index),
    ),
  }
}

/** Name a policy where an action or a service is shown. */
export function toPolicyRef(site: Site, policy: PolicyModel): PolicyRef {
  return {
    name: policy.name,
    pieces: splitName(policy.name),
    href: site.urls.policy(policy.name),
    isRetired: policy.record.status === 'retired',
    latest: toVersionRef(site, policy.latest),
  }
}

function toSpans(site: Site, policy: PolicyModel, spans: readonly Span[]): readonly SpanView[] {
  const refOf = (id: string) =>
    toVersionRef(site, policy.versions.find((version) => version.id === id) ?? policy.latest)
  return spans
    .map(({ since, until }) => ({
      since: refOf(since),
      ...(until !== undefined && { until: refOf(until) }),
      orBefore: since === policy.versions[0]?.id && since !== 'v1',
    }))
    .toReversed()
}
