// Summarizes a policy for lists and page heads.
import { servicePrefix } from '../../core/actions/action.ts'
import { hasCome } from '../../core/actions/service-notes.ts'
import { keepValue, readValue } from '../../core/reads.ts'
import { rememberAll } from '../../core/remember.ts'
import { defineReadsOfPolicy } from '../../site/define-reads.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { countStatuses, describeGranted } from '../access/access-view.ts'
import { formatDay } from '../words/days.ts'
import { describePolicy } from '../words/describe-policy.ts'
import { splitName, writePolicy } from '../words/names.ts'
import { findStatus, type ShownStatus } from '../words/policy-status.ts'
import type { ServiceEnd } from '../words/service-notes.ts'
import { toVersionRef, type VersionRef } from '../words/version-ref.ts'

/** What lists and page heads show about a policy. */
export interface PolicySummary {
  readonly name: string
  /** The name split into words, for search: `Amazon Connect Full Access`. */
  readonly words: string
  /** The name, split where a line may break. */
  readonly pieces: readonly string[]
  readonly href: string
  readonly record: PolicyModel['record']
  readonly kindLabel: string
  /** Absent if no source states it. */
  readonly status?: ShownStatus
  /** What it is for: our own description, or a computed one. */
  readonly summary: string
  readonly versionCount: number
  readonly latest: VersionRef
  /** What the newest version grants, in words: `31 actions in 1 service: 31 full`, `nothing; 1 idle`, or `nothing`. */
  readonly grantsText: string
  readonly grantedCount: number
  /** The prefixes of the services whose actions the newest version grants or denies, sorted. */
  readonly services: readonly string[]
  /** Present if AWS has announced the end of the service behind the policy. */
  readonly ended?: ServiceEnd
}

/** The label of each policy kind. */
export const kindLabels = {
  managed: 'Managed policy',
  'service-linked-role': 'Service-linked role policy',
} as const

/** Summarize a policy for lists and page heads. */
export function toPolicySummary(site: Site, policy: PolicyModel): PolicySummary {
  return summariesOf(site)(policy)
}

const summariesOf = rememberAll((site: Site) =>
  rememberAll((policy: PolicyModel) => buildSummary(site, policy)),
)

/** What the pages of single versions show about their policy, whatever its other versions say. */
export type PolicyHead = Pick<PolicySummary, 'name' | 'pieces' | 'href' | 'status' | 'ended'>

const [headRead, accessRead] = ['policy head', 'access in policy summary']

/** Show what the pages of single versions need. */
export function toPolicyHead(site: Site, policy: PolicyModel): PolicyHead {
  return readValue(headRead, policy.name, () => {
    const { name, pieces, href, status, ended } = toPolicySummary(site, policy)
    return { name, pieces, href, ...(status && { status }), ...(ended && { ended }) }
  })
}

/** Define how that is looked up again. */
export function definePolicyReads(site: Site): void {
  defineReadsOfPolicy(site, headRead, (policy) => toPolicyHead(site, policy))
  defineReadsOfPolicy(site, accessRead, summarizeAccess)
}

/** Summarize what a policy's newest version grants. Kept, because lists show it of all policies. */
const summarizeAccess = (policy: PolicyModel) =>
  keepValue(accessRead, policy.name, () => {
    const { access } = policy.latest
    const counts = countStatuses(access.actions.values())
    const matched = [...access.actions.values()].filter(({ outcome }) => outcome.status !== 'idle')
    const services = new Set(matched.map(({ name }) => servicePrefix(name)))
    return {
      grantsText: describeGranted(access),
      grantedCount: counts.full + counts.scoped,
      services: [...services].sort(),
    }
  })

function buildSummary(site: Site, policy: PolicyModel): PolicySummary {
  const status = findStatus(site, policy.record)
  const end = policy.record.serviceStatus
  return {
    name: policy.name,
    words: writePolicy(policy.name),
    pieces: splitName(policy.name),
    href: site.urls.policy(policy.name),
    record: policy.record,
    kindLabel: kindLabels[policy.record.kind],
    ...(status && { status }),
    summary: describePolicy(site, policy),
    versionCount: policy.versions.length,
    latest: toVersionRef(site, policy.latest),
    ...summarizeAccess(policy),
    ...(end && {
      ended: {
        service: end.service,
        iso: end.ended,
        day: formatDay(end.ended),
        source: end.source,
        verb: hasCome(end.ended, site.settings.asOf) ? ('ended' as const) : ('ends' as const),
      },
    }),
  }
}
