// Builds the JSON of the list of policies and of one policy. Fields may be added, never changed.

import type { Verdict } from '../../core/changes/compare.ts'
import { keepValue } from '../../core/reads.ts'
import type { PolicyDocument } from '../../core/records/policy-document.ts'
import type { PolicyRecord } from '../../core/records/record.ts'
import { defineVersionReads } from '../../site/define-reads.ts'
import { type PolicyModel, previousVersion, type Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { countStatuses, type StatusCounts } from '../access/access-view.ts'
import { type ChangeCounts, countChanges } from '../words/change-words.ts'
import { toDateJson } from '../words/version-ref.ts'

export interface PolicyFacts {
  readonly name: string
  readonly arn: string
  readonly kind: 'managed' | 'service-linked-role'
  /** Omitted if no source states it. */
  readonly status?: 'current' | 'retired'
  /** The end of the service behind the policy; omitted if AWS has announced none. */
  readonly serviceEnd?: { readonly service: string; readonly day: string; readonly source: string }
  readonly latest: string
  readonly defaultVersion?: string
  /** The page that states `defaultVersion`, and when that version was edited, to the minute. */
  readonly defaultVersionSource?: NonNullable<PolicyRecord['defaultVersionSource']>
  readonly versionCount: number
  /** Omitted if no source states it; so is `updated`. */
  readonly created?: string
  readonly updated?: string
}

export interface PoliciesJson {
  readonly asOf: string
  readonly policies: readonly PolicyFacts[]
}

export interface PolicyJson extends PolicyFacts {
  readonly versions: readonly {
    readonly version: string
    readonly created?: string
    readonly notBefore?: string
    readonly notAfter?: string
    readonly sources: readonly string[]
    readonly identicalTo?: string
    readonly verdict?: Verdict
    readonly counts: StatusCounts
    readonly changeCounts?: ChangeCounts
  }[]
  /** How the access of the newest text grew from its creation until today; omitted if its date is unknown. */
  readonly growth?: {
    readonly from: string
    readonly to: string
    readonly before: number
    readonly after: number
    readonly added: readonly string[]
    readonly retired: readonly string[]
  }
  readonly document: PolicyDocument
}

/** List the policies: /api/v1/policies.json. */
export function toPoliciesJson(site: Site): PoliciesJson {
  return { asOf: site.settings.asOf, policies: site.policies.map(toPolicyFacts) }
}

function toPolicyFacts({ record, inForce, versions, latest }: PolicyModel): PolicyFacts {
  const end = record.serviceStatus
  const [created, updated] = [versions[0]?.date.created, latest.date.created]
  return {
    name: record.name,
    arn: record.arn,
    kind: record.kind,
    ...(record.status && { status: record.status }),
    ...(end && { serviceEnd: { service: end.service, day: end.ended, source: end.source } }),
    latest: latest.id,
    ...(inForce && { defaultVersion: inForce.version.id }),
    ...(inForce?.source && { defaultVersionSource: inForce.source }),
    versionCount: versions.length,
    ...(created !== undefined && { created }),
    ...(updated !== undefined && { updated }),
  }
}

/** Build one policy with its versions: /api/v1/policies/<Name>.json. */
export function toPolicyJson(site: Site, policy: PolicyModel): PolicyJson {
  const growth = toGrowthJson(site, policy.latest)
  return {
    ...toPolicyFacts(policy),
    versions: policy.versions.map((version) => {
      const { verdict, counts, changeCounts } = keepCounts(site, policy, version)
      return {
        version: version.id,
        ...toDateJson(version.date),
        sources: version.record.sources,
        ...(version.identicalTo !== undefined && { identicalTo: version.identicalTo }),
        ...(verdict && { verdict }),
        counts,
        ...(changeCounts && { changeCounts }),
      }
    }),
    ...(growth && { growth }),
    document: (policy.inForce?.version ?? policy.latest).record.document,
  }
}

const countsRead = 'counts of version'

/** Define how the counts of a version are looked up again. */
export function defineCountReads(site: Site): void {
  defineVersionReads(site, countsRead, (policy, version) => keepCounts(site, policy, version))
}

/** Count what a version grants, and what it changed. Of a policy with many versions, that takes long. */
function keepCounts(
  site: Site,
  policy: PolicyModel,
  version: Version,
): Pick<PolicyJson['versions'][number], 'verdict' | 'counts' | 'changeCounts'> {
  return keepValue(countsRead, `${policy.name}/${version.id}`, () => {
    const previous = previousVersion(policy, version)
    const comparison = previous && site.compare(previous, version)
    return {
      counts: countStatuses(version.access.actions.values()),
      ...(comparison && {
        verdict: comparison.verdict,
        changeCounts: countChanges(comparison.changes),
      }),
    }
  })
}

function toGrowthJson(site: Site, version: Version): PolicyJson['growth'] {
  const growth = site.growth(version)
  if (growth === undefined) return undefined
  const { from, to, before, after, added, retired } = growth
  const namesOf = (actions: readonly { readonly name: string }[]) => actions.map(({ name }) => name)
  return { from, to, before, after, added: namesOf(added), retired: namesOf(retired) }
}
