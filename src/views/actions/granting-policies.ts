// Shows how policies grant or deny an action: on which resources, by which statement, and since when.
import { type CancelledGrant, type Grant, listCancelled, type Outcome } from '../../core/access/grant.ts'
import type { Span } from '../../core/changes/history.ts'
import { remember, rememberAll } from '../../core/remember.ts'
import type { ActionOnPolicy } from '../../site/policy-actions.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { type GrantView, type StatementRef, statementsOf, toGrantViews } from '../access/grant-view.ts'
import { describeIdleSince } from '../words/idle-since.ts'
import type { VersionRef } from '../words/version-ref.ts'
import type { Phrase } from '../words/words.ts'
import { type PolicyRef, readDeny, refOf, type SpanView, toPolicyRef, toSpans } from './parts-of-policies.ts'
import { isIdle, wasGranted } from './policy-effects.ts'

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
  const show = (grants: readonly Grant[]) => toGrantViews(site, grants, refOf(site, policy))
  return [
    {
      ...toPolicyRef(site, policy),
      status: outcome.status,
      grants: [...show(outcome.grants), ...show(outcome.idle)],
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
  const show = (grants: readonly (Grant | CancelledGrant)[]) =>
    toGrantViews(site, grants, refOf(site, policy))
  const idleSince = describeIdleSince(site, policy.latest, name)
  return [
    {
      ...toPolicyRef(site, policy),
      grants: [...show(outcome.grants), ...show(outcome.cancelled)],
      ...(idleSince && { idleSince }),
    },
  ]
}

/** Show a policy's Deny statements for an action. Returns nothing if there are none. */
export function toDeniedBy(site: Site, { policy, outcome, denies }: ActionOnPolicy): readonly DeniedBy[] {
  if (denies.length === 0) return []
  const entries = denies.flatMap((index) => readDeny(policy, index))
  return [
    {
      ...toPolicyRef(site, policy),
      denies: toGrantViews(site, entries, refOf(site, policy)),
      cancels: statementsOf(outcome ? listCancelled(outcome) : []).map(refOf(site, policy)),
    },
  ]
}

/** Show when a policy granted an action that its newest version does not grant. Returns nothing if it never did. */
export function toGrantedBefore(site: Site, onPolicy: ActionOnPolicy): readonly GrantedBefore[] {
  const { policy, spans } = onPolicy
  if (!wasGranted(onPolicy)) return []
  return [{ ...toPolicyRef(site, policy), spans: toSpans(site, policy, spans) }]
}
