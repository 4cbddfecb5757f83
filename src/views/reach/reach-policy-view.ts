// Makes the view of one policy outside the catalog: what it reaches, since when, and each version that changed that.
import { changeKinds } from '../../core/changes/compare.ts'
import { linkPattern } from '../../site/action-pages.ts'
import { countReachChanges, listReachChanges, type ReachPolicy, type ReachVersion } from '../../site/reach.ts'
import type { Site } from '../../site/site.ts'
import type { ServiceAccess } from '../access/access-view.ts'
import { linkManagedPolicy } from '../words/aws-reference.ts'
import { changeLabels } from '../words/change-words.ts'
import { splitArn, splitName } from '../words/names.ts'
import type { VersionRef } from '../words/version-ref.ts'
import { countOf } from '../words/words.ts'
import { toReachAccess, toReachVersionRef } from './reach-access.ts'
import {
  describeBreadth,
  describeReached,
  describeReachLimits,
  describeUser,
  type UserView,
} from './reach-words.ts'

/** Actions that a version changed in the same way. */
export interface ReachChangeList {
  readonly kind: string
  readonly sign: string
  readonly count: number
  readonly meaning: string
  /** Every action, or for all actions of a service the wildcard and their number. */
  readonly entries: readonly { readonly text: string; readonly href?: string; readonly count?: number }[]
}

export interface ReachChangeView {
  readonly version: VersionRef
  /** How many actions of the services the version grants: `107 actions`, or `no action any more`. */
  readonly grantsText: string
  readonly lists: readonly ReachChangeList[]
}

export interface ReachPolicyView {
  readonly name: string
  readonly pieces: readonly string[]
  readonly href: string
  readonly arn: string
  readonly arnPieces: readonly string[]
  readonly user: UserView
  readonly breadth: string
  /** What it reaches, in a sentence. */
  readonly summary: string
  readonly since: VersionRef
  readonly newest: VersionRef
  readonly versionCount: number
  readonly services: readonly ServiceAccess[]
  /** Newest first. */
  readonly changes: readonly ReachChangeView[]
  readonly limits: readonly string[]
  readonly awsHref: string
  readonly jsonHref: string
}

/** Make the view of one policy. */
export function toReachPolicyView(site: Site, policy: ReachPolicy): ReachPolicyView {
  const { name, record, latest, since, versions } = policy
  return {
    name,
    pieces: splitName(name),
    href: site.urls.reachPolicy(name),
    arn: record.arn,
    arnPieces: splitArn(record.arn).flatMap(splitName),
    user: describeUser(record),
    breadth: describeBreadth(record),
    summary: describeReached(site, policy),
    since: toReachVersionRef(site, policy, since),
    newest: toReachVersionRef(site, policy, latest),
    versionCount: versions.length,
    services: toReachAccess(site, policy),
    changes: listReachChanges(policy).map((version) => toChange(site, policy, version)),
    limits: describeReachLimits(site),
    awsHref: linkManagedPolicy(name),
    jsonHref: site.urls.json.reachPolicy(name),
  }
}

function toChange(site: Site, policy: ReachPolicy, version: ReachVersion): ReachChangeView {
  const counts = countReachChanges(version)
  return {
    version: toReachVersionRef(site, policy, version),
    grantsText: version.granted.size === 0 ? 'no action any more' : countOf(version.granted.size, 'action'),
    lists: changeKinds.flatMap((kind): readonly ReachChangeList[] => {
      const label = changeLabels.find((known) => known.kind === kind)
      if (counts[kind] === 0 || label === undefined) return []
      const { sign, meaning } = label
      return [
        { kind, sign, meaning, count: counts[kind], entries: toEntries(site, version.record[kind] ?? []) },
      ]
    }),
  }
}

function toEntries(site: Site, list: readonly string[]): ReachChangeList['entries'] {
  return list.map((text) => {
    const href = linkPattern(site, text)
    const all = text.endsWith(':*') ? site.reach.basis?.actions[text.slice(0, -2)]?.length : undefined
    return { text, ...(href !== undefined && { href }), ...(all !== undefined && { count: all }) }
  })
}
