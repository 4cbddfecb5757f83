// Shows how policies grant or deny an action: on which resources, by which statement, and since when.
import type { Grant, Outcome } from '../../core/access/grant.ts'
import { type Span, traceStatements } from '../../core/changes/history.ts'
import { remember, rememberAll } from '../../core/remember.ts'
import type { ActionOnPolicy } from '../../site/policy-actions.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import {
  type GrantView,
  type StatementRef,
  statementsOf,
  toGrantViews,
  toOutcomeView,
  toStatementRef,
} from '../access/grant-view.ts'
import { describeIdleSince } from '../words/idle-since.ts'
import { splitName } from '../words/names.ts'
import { findStatus } from '../words/policy-status.ts'
import { toVersionRef, toVersionSpan, type VersionRef, type VersionSpan } from '../words/version-ref.ts'
import type { Phrase } from '../words/words.ts'
import { isIdle, wasGranted } from './policy-effects.ts'

/** A policy as an action's page names it. */
export interface PolicyRef {
  readonly name: string
  /** The name in pieces between which a line may break. */
  readonly pieces: readonly string[]
  readonly href: string
  /** `retired` or `service ended`; absent for a policy in use. */
  readonly tag?: string
}

export interface SpanView extends VersionSpan {
  /** Whether this is the oldest recorded version but not v1, so the policy may have granted the action earlier. */
  readonly orBefore: boolean
}

export interface GrantedBy extends PolicyRef {
  readonly status: 'full' | 'scoped'
  readonly grants: readonly GrantView[]
  /** Newest first. The first span is still open. */
  readonly spans: readonly SpanView[]
}

/** A policy that has granted the action in full since one version, by one statement, on every resource. */
export interface BriefGrant extends PolicyRef {
  readonly since: VersionRef
  readonly statement: StatementRef
}

/** A policy that names the action in vain. */
export interface NamedBy extends PolicyRef {
  /** Its grants, none of which matches a possible request. */
  readonly grants: readonly GrantView[]
  /** Since when and why, if AWS's reference moved under the text. */
  readonly idleSince?: readonly Phrase[]
}

export interface DeniedBy extends PolicyRef {
  /** The Deny statements that match the action, with their resources and conditions. */
  readonly denies: readonly GrantView[]
  /** Allow statements of the same version that they cancel for this action. */
  readonly cancels: readonly StatementRef[]
}

export interface GrantedBefore extends PolicyRef {
  /** Newest first. */
  readonly spans: readonly SpanView[]
}

const tracedOf = rememberAll(({ versions }: PolicyModel) => traceStatements(versions))

/**
 * Link to statements of a policy's newest version in the version that last changed them. A new version that leaves a
 * statement alone changes no link to it.
 */
function refOf(site: Site, policy: PolicyModel): (index: number) => StatementRef {
  return (index) => {
    const { label } = toStatementRef(site, policy.latest, index)
    const traced = tracedOf(policy)[index]
    if (traced === undefined) throw new Error(`${policy.name} has no statement ${index}`)
    const { changed, changedAt } = traced
    return {
      index,
      label,
      version: `since ${changed}`,
      href: site.urls.statement(policy.name, changed, changedAt),
    }
  }
}

/** Show how a policy grants an action. Returns nothing if the newest version does not grant it. */
export function toGrantedBy(site: Site, { policy, outcome, spans }: ActionOnPolicy): readonly GrantedBy[] {
  return outcome === undefined ? [] : grantedByOf(site)(outcome)(policy)(spans)
}

/** As many as the actions of a few services have. */
const mostOutcomes = 2_000

/** Most actions of a service share what a policy does to them, and since when. */
const grantedByOf = rememberAll((site: Site) =>
  remember(mostOutcomes, (outcome: Outcome) =>
    rememberAll((policy: PolicyModel) =>
      rememberAll((spans: readonly Span[]) => showGrants(site, policy, outcome, spans)),
    ),
  ),
)

function showGrants(
  site: Site,
  policy: PolicyModel,
  outcome: Outcome,
  spans: readonly Span[],
): readonly GrantedBy[] {
  if (outcome.status !== 'full' && outcome.status !== 'scoped') return []
  const { grants, idle } = toOutcomeView(site, policy.latest, outcome, refOf(site, policy))
  return [
    {
      ...toPolicyRef(site, policy),
      status: outcome.status,
      grants: [...grants, ...idle],
      spans: toSpans(site, policy, spans),
    },
  ]
}

/** Shorten a grant to one line; undefined if there is more to say of it than a line holds. */
export function toBriefGrant({ grants, spans, status, ...policy }: GrantedBy): BriefGrant | undefined {
  const [grant] = grants
  const [span] = spans
  if (status !== 'full' || grant === undefined || grants.length > 1 || span === undefined || spans.length > 1)
    return undefined
  const { resources, except, conditions, limitedBy, unsupportedCondition, idle, statement } = grant
  const isPlain = !except && !unsupportedCondition && !idle && conditions.length + limitedBy.length === 0
  if (!isPlain || span.orBefore || resources.some((resource) => resource !== '*')) return undefined
  return { ...policy, since: span.since, statement }
}

/** Show how a policy names an action in vain. Returns nothing if it does not. */
export function toNamedBy(site: Site, name: string, onPolicy: ActionOnPolicy): readonly NamedBy[] {
  const { policy, outcome } = onPolicy
  if (outcome === undefined || !isIdle(onPolicy)) return []
  const { grants, cancelled } = toOutcomeView(site, policy.latest, outcome, refOf(site, policy))
  const idleSince = describeIdleSince(site, policy.latest, name)
  return [
    { ...toPolicyRef(site, policy), grants: [...grants, ...cancelled], ...(idleSince && { idleSince }) },
  ]
}

/** Show a policy's Deny statements for an action. Returns nothing if there are none. */
export function toDeniedBy(site: Site, { policy, outcome, denies }: ActionOnPolicy): readonly DeniedBy[] {
  if (denies.length === 0) return []
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
  return [
    {
      ...toPolicyRef(site, policy),
      denies: toGrantViews(site, entries, refOf(site, policy)),
      cancels: statementsOf(outcome?.cancelled ?? []).map(refOf(site, policy)),
    },
  ]
}

/** Show when a policy granted an action that its newest version does not grant. Returns nothing if it never did. */
export function toGrantedBefore(site: Site, onPolicy: ActionOnPolicy): readonly GrantedBefore[] {
  const { policy, spans } = onPolicy
  if (!wasGranted(onPolicy)) return []
  return [{ ...toPolicyRef(site, policy), spans: toSpans(site, policy, spans) }]
}

/** Make the reference to a policy for the page of an action or a service. */
export function toPolicyRef(site: Site, policy: PolicyModel): PolicyRef {
  const status = findStatus(site, policy.record)
  return {
    name: policy.name,
    pieces: splitName(policy.name),
    href: site.urls.policy(policy.name),
    ...(status && status !== 'current' && { tag: status === 'ended' ? 'service ended' : status }),
  }
}

function toSpans(site: Site, policy: PolicyModel, spans: readonly Span[]): readonly SpanView[] {
  const refOf = (id: string) =>
    toVersionRef(site, policy.versions.find((version) => version.id === id) ?? policy.latest)
  return spans
    .map(({ since, until }) => ({
      ...toVersionSpan(refOf(since), until === undefined ? undefined : refOf(until)),
      orBefore: since === policy.versions[0]?.id && since !== 'v1',
    }))
    .toReversed()
}
