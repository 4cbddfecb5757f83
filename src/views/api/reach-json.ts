// Builds the JSON of the policies outside the catalog that reach its services. Fields may be added, never changed.
import type { PolicyUser } from '../../core/reach/policy-users.ts'
import type { ReachRecord } from '../../core/records/reach.ts'
import type { ReachPolicy, ReachVersion } from '../../site/reach.ts'
import type { Site } from '../../site/site.ts'
import { describeUser } from '../reach/reach-words.ts'
import { toDateJson } from '../words/version-ref.ts'
import type { GrantJson } from './version-json.ts'

export interface ReachSummaryJson {
  readonly name: string
  readonly arn: string
  readonly newest: string
  /** When the newest version was created; omitted if no source states it. */
  readonly created?: string
  readonly actions: { readonly full: number; readonly scoped: number }
  /** The first version of the unbroken run, up to the newest, that reaches some action. */
  readonly since: string
  readonly sinceCreated?: string
  readonly breadth: ReachRecord['breadth']
  readonly usedBy: PolicyUser
  readonly href: string
}

export interface ReachJson {
  readonly asOf: string
  /** When the newest version in the archive was created: nothing later is known. */
  readonly archivedUntil?: string
  readonly policies: readonly ReachSummaryJson[]
}

export interface ReachPolicyJson {
  readonly policy: string
  readonly arn: string
  readonly versions: readonly ReachVersionJson[]
  readonly grants: readonly ReachGrantJson[]
}

export interface ReachVersionJson {
  readonly version: string
  readonly created?: string
  readonly notBefore?: string
  readonly notAfter?: string
  readonly sources: readonly string[]
  readonly gained: readonly string[]
  readonly lost: readonly string[]
  readonly widened: readonly string[]
  readonly narrowed: readonly string[]
  readonly reshaped: readonly string[]
}

/** What the newest version grants in one scope. */
export interface ReachGrantJson {
  readonly status: 'full' | 'scoped'
  readonly actions: readonly string[]
  readonly grants: readonly GrantJson[]
}

/** List the policies outside the catalog that reach its services: /api/v1/reach.json. */
export function toReachJson(site: Site): ReachJson {
  const { basis, policies } = site.reach
  return {
    asOf: site.settings.asOf,
    ...(basis && { archivedUntil: basis.newestVersion }),
    policies: policies.map((policy) => toSummary(site, policy)),
  }
}

function toSummary({ urls }: Site, { name, record, latest, since, counts }: ReachPolicy): ReachSummaryJson {
  const [created, sinceCreated] = [latest.date.created, since.date.created]
  return {
    name,
    arn: record.arn,
    newest: latest.id,
    ...(created !== undefined && { created }),
    actions: counts,
    since: since.id,
    ...(sinceCreated !== undefined && { sinceCreated }),
    breadth: record.breadth,
    usedBy: describeUser(record).who,
    href: urls.absolute(urls.reachPolicy(name)),
  }
}

/** Build one policy with every version of the archive: /api/v1/reach/<Name>.json. */
export function toReachPolicyJson({ name, record, versions, actions }: ReachPolicy): ReachPolicyJson {
  const alike = Map.groupBy(actions.values(), ({ scopes }) => scopes)
  return {
    policy: name,
    arn: record.arn,
    versions: versions.map(toVersion),
    grants: [...alike].map(([scopes, group]) => ({
      status: group[0]?.status ?? 'scoped',
      actions: group.map((action) => action.name).sort(),
      grants: scopes.map(
        ({ statement, resource, notResource, conditions, limitedBy, unsupportedCondition }) => ({
          statement,
          ...(resource === undefined ? { notResource: notResource ?? [] } : { resource }),
          conditions,
          limitedBy,
          ...(unsupportedCondition && { unsupportedCondition }),
        }),
      ),
    })),
  }
}

function toVersion({ id, record, date, changes }: ReachVersion): ReachVersionJson {
  return {
    version: id,
    ...toDateJson(date),
    sources: record.sources,
    gained: changes.get('gained') ?? [],
    lost: changes.get('lost') ?? [],
    widened: changes.get('widened') ?? [],
    narrowed: changes.get('narrowed') ?? [],
    reshaped: changes.get('reshaped') ?? [],
  }
}
