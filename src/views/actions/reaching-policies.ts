// Shows which policies outside the catalog grant an action: since when, in which scope, and what is not known.
import { servicePrefix } from '../../core/actions/action.ts'
import type { Span } from '../../core/changes/history.ts'
import type { ReachOnAction, ReachPolicy } from '../../site/reach.ts'
import type { Site } from '../../site/site.ts'
import { listOwnServices } from '../../site/subject.ts'
import type { GrantView } from '../access/grant-view.ts'
import { toReachGrants, toReachVersionRef } from '../reach/reach-access.ts'
import { describeReachLimits, describeUser } from '../reach/reach-words.ts'
import { splitName } from '../words/names.ts'
import { toVersionSpan, type VersionSpan } from '../words/version-ref.ts'
import { countOf } from '../words/words.ts'

export interface ReachingPolicy {
  readonly name: string
  readonly pieces: readonly string[]
  readonly href: string
  /** Who uses it. */
  readonly user: string
  /** It allows every service, or every service but some. */
  readonly isOpen: boolean
  readonly status: 'full' | 'scoped'
  /** Empty if it is granted in full. */
  readonly grants: readonly GrantView[]
  /** Newest first. The first span is still open. */
  readonly spans: readonly VersionSpan[]
}

export interface ReachingView {
  /** Those that name the service first. */
  readonly policies: readonly ReachingPolicy[]
  /** Policies that once granted it. */
  readonly before: readonly Pick<ReachingPolicy, 'name' | 'pieces' | 'href' | 'spans'>[]
  /** What is not known. */
  readonly limits: readonly string[]
  readonly listHref: string
}

/** Show the policies outside the catalog that grant an action; undefined if nobody looked for its service in them. */
export function toReachingView(site: Site, name: string): ReachingView | undefined {
  const { reach, urls } = site
  const limits = describeReachLimits(site)
  if (limits.length === 0) return undefined
  const isKnown = reach.covers(name)
  if (!isKnown && !listOwnServices(site).includes(servicePrefix(name))) return undefined
  const found = reach.of(name)
  const rows = found.flatMap((onAction) => toReaching(site, onAction))
  return {
    policies: [...rows.filter(({ isOpen }) => !isOpen), ...rows.filter(({ isOpen }) => isOpen)],
    before: found
      .filter(({ action }) => action === undefined)
      .map(({ policy, spans }) => ({ ...toNameView(site, policy), spans: toSpans(site, policy, spans) })),
    limits: [
      ...(isKnown ? [] : ['This action is not among those that the list of other policies was made with.']),
      ...limits,
    ],
    listHref: urls.reach,
  }
}

/** Count the policies outside the catalog that grant an action, in a sentence; empty if nobody looked. */
export function describeReaching({ reach }: Site, name: string): string {
  if (!reach.covers(name)) return ''
  const granting = reach.of(name).flatMap(({ action }) => action ?? [])
  const full = granting.filter(({ status }) => status === 'full').length
  const count = countOf(granting.length, 'other AWS managed policy', 'other AWS managed policies')
  const scope =
    full === granting.length ? 'in full' : full === 0 ? 'with a narrower scope' : `${full} in full`
  return granting.length === 0
    ? 'No other AWS managed policy grants it.'
    : `${count} ${granting.length === 1 ? 'grants' : 'grant'} it, ${scope}.`
}

function toReaching(site: Site, { policy, action, spans }: ReachOnAction): readonly ReachingPolicy[] {
  if (action === undefined) return []
  return [
    {
      ...toNameView(site, policy),
      user: describeUser(policy.record).text,
      isOpen: policy.record.breadth === 'all-services',
      status: action.status,
      grants: action.status === 'full' ? [] : toReachGrants(site, policy, action),
      spans: toSpans(site, policy, spans),
    },
  ]
}

function toNameView({ urls }: Site, { name }: ReachPolicy) {
  return { name, pieces: splitName(name), href: urls.reachPolicy(name) }
}

function toSpans(site: Site, policy: ReachPolicy, spans: readonly Span[]): readonly VersionSpan[] {
  const refOf = (id: string) =>
    toReachVersionRef(site, policy, policy.versions.find((version) => version.id === id) ?? policy.latest)
  return spans
    .map(({ since, until }) => toVersionSpan(refOf(since), until === undefined ? undefined : refOf(until)))
    .toReversed()
}
