// Describes policies, versions and their changes for guides. Throws when a name does not exist.
import type { Status } from '../../core/access/grant.ts'
import type { PolicyRecord } from '../../core/records/record.ts'
import { listActionPages } from '../../site/action-pages.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import { listReleases } from '../../site/releases.ts'
import type { Site } from '../../site/site.ts'
import { type CompareJson, keepChange, toCompareJson } from '../api/changes-json.ts'
import { type ComparisonView, toComparisonView } from '../changes/comparison-view.ts'
import { toDiffView } from '../documents/diff-view.ts'
import { type GrowthView, toGrowthView } from '../growth/growth-view.ts'
import { toPolicySummary } from '../policies/policy-summary.ts'
import { splitName } from '../words/names.ts'
import { toVersionRef, type VersionRef } from '../words/version-ref.ts'

export interface GuidePolicy {
  readonly name: string
  /** The name in pieces between which a line may break. */
  readonly pieces: readonly string[]
  readonly href: string
  readonly arn: string
  readonly kind: PolicyRecord['kind']
  readonly status?: PolicyRecord['status']
  readonly summary: string
  readonly attachedTo?: string
  readonly first: VersionRef
  readonly latest: VersionRef
  readonly versionCount: number
  readonly grantedCount: number
  /** `387 actions of 1 service: 380 full, 7 scoped`. */
  readonly grantsText: string
  readonly companions: NonNullable<PolicyRecord['companions']>
}

/** Two versions of one policy, as its comparison page shows them, with the JSON and the size of the text diff. */
export interface GuideComparison extends ComparisonView {
  readonly json: CompareJson
  readonly jsonHref: string
  readonly text: { readonly added: number; readonly removed: number }
}

/** A change that removed an action from a policy or narrowed one. */
export interface LostPermission {
  readonly policy: string
  readonly policyHref: string
  readonly from: VersionRef
  readonly to: VersionRef
  readonly day: string
  readonly verdict: string
  readonly lost: readonly string[]
  readonly narrowed: readonly string[]
  readonly href: string
}

/** Describe a policy by its newest version. Throws when the policy does not exist. */
export function toGuidePolicy(site: Site, name: string): GuidePolicy {
  const policy = findPolicy(site, name)
  const { href, record, summary, latest, versionCount, grantedCount, grantsText } = toPolicySummary(
    site,
    policy,
  )
  const { arn, kind, status, attachedTo, companions = [] } = record
  return {
    name,
    pieces: splitName(name),
    href,
    arn,
    kind,
    ...(status && { status }),
    summary,
    ...(attachedTo && { attachedTo }),
    companions,
    first: toVersionRef(site, policy.versions[0] ?? policy.latest),
    latest,
    versionCount,
    grantedCount,
    grantsText,
  }
}

/** Link to a version. Throws when it does not exist. */
export function toGuideVersion(site: Site, name: string, id: string): VersionRef {
  return toVersionRef(site, findVersion(findPolicy(site, name), id))
}

/** Compare two versions, the older first. Throws when one of them does not exist. */
export function toGuideComparison(site: Site, name: string, fromId: string, toId: string): GuideComparison {
  const policy = findPolicy(site, name)
  const [from, to] = [findVersion(policy, fromId), findVersion(policy, toId)]
  const { added, removed } = toDiffView(from, to)
  return {
    ...toComparisonView(site, policy, from, to),
    json: toCompareJson(site, policy, from, to),
    jsonHref: site.urls.json.compare(name, fromId, toId),
    text: { added, removed },
  }
}

/** Describe how a policy's newest text grew since its creation. Throws when the policy or that date is unknown. */
export function toGuideGrowth(site: Site, name: string): GrowthView {
  const { latest } = findPolicy(site, name)
  const growth = toGrowthView(site, latest)
  if (growth === undefined) throw new Error(`guide: the date of ${name} ${latest.id} is unknown`)
  return growth
}

/** Look up what a policy's newest version does to an action. Throws when the policy or the action does not exist. */
export function toGuideAccess(site: Site, name: string): (action: string) => Status | 'not granted' {
  const { latest } = findPolicy(site, name)
  return (action) => {
    if (site.index.find(action) === undefined && listActionPages(site).find(action) === undefined)
      throw new Error(`guide: no action ${action}`)
    return latest.access.actions.get(action.toLowerCase())?.outcome.status ?? 'not granted'
  }
}

/** List every change between neighboring versions that took something away, newest first. */
export function listLostPermissions(site: Site): readonly LostPermission[] {
  return listReleases(site.policies).flatMap(({ policy, from, version }) => {
    if (from === undefined) return []
    const { verdict, changes } = keepChange(site, policy, version, from)
    const { lost, narrowed } = changes
    if (lost.length + narrowed.length === 0) return []
    const to = toVersionRef(site, version)
    return [
      {
        policy: policy.name,
        policyHref: site.urls.policy(policy.name),
        from: toVersionRef(site, from),
        to,
        day: to.day,
        verdict,
        lost,
        narrowed,
        href: site.urls.compare(policy.name, from.id, version.id),
      },
    ]
  })
}

/** Find a policy. Throws when it does not exist. */
export function findPolicy(site: Site, name: string): PolicyModel {
  const policy = site.policies.find((other) => other.name === name)
  if (policy === undefined) throw new Error(`guide: no policy ${name} in content/policies`)
  return policy
}

/** Find a version. Throws when it does not exist. */
export function findVersion(policy: PolicyModel, id: string): Version {
  const version = policy.versions.find((other) => other.id === id)
  if (version === undefined) throw new Error(`guide: ${policy.name} has no version ${id}`)
  return version
}
