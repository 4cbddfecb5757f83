// Builds the JSON of a version with every action, grant and canceled grant. Fields may be added, never changed.
import type { ActionAccess } from '../../core/access/access.ts'
import type { CancelledGrant, Grant, Outcome, Status } from '../../core/access/grant.ts'
import type { Condition, ResourceSet } from '../../core/policy/policy.ts'
import type { PolicyDocument } from '../../core/records/policy-document.ts'
import { rememberAll } from '../../core/remember.ts'
import { type PolicyModel, previousVersion, type Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { countStatuses, type StatusCounts } from '../access/access-view.ts'
import { statementsOf } from '../access/grant-view.ts'
import { toVersionDestruction } from '../words/destruction-view.ts'
import { type RiskJson, toVersionRisks } from '../words/risk-view.ts'
import { toDateJson } from '../words/version-ref.ts'

export type GrantJson = ResourceSet & {
  readonly statement: number
  readonly conditions: readonly Condition[]
  readonly limitedBy: readonly number[]
  readonly unsupportedCondition?: true
  readonly idle?: true
}

export type CancelledJson = ResourceSet & {
  readonly statement: number
  readonly by: readonly number[]
  readonly idle?: true
}

export interface ActionAccessJson {
  readonly action: string
  /** `Unknown` for an action that the snapshot does not list. */
  readonly accessLevel: string
  readonly status: Status
  readonly unknown?: true
  /** The surviving grants that count. */
  readonly grants: readonly GrantJson[]
  readonly cancelled?: readonly CancelledJson[]
  /** Surviving grants that can never match and count for nothing. */
  readonly idle?: readonly GrantJson[]
}

export interface VersionJson {
  readonly policy: string
  readonly version: string
  /** Omitted if no source states it; then the next two fields have the bounds from other versions' dates. */
  readonly created?: string
  readonly notBefore?: string
  readonly notAfter?: string
  readonly sources: readonly string[]
  readonly previous?: string
  readonly identicalTo?: string
  readonly document: PolicyDocument
  readonly counts: StatusCounts
  /** The sensitive actions that it grants; their scope is in `access`. */
  readonly risks: readonly RiskJson[]
  /** The destructive actions that it grants. */
  readonly destructive: readonly string[]
  readonly access: readonly ActionAccessJson[]
}

/** Build one version with everything it grants: /api/v1/policies/<Name>/<v>.json. */
export function toVersionJson(site: Site, policy: PolicyModel, version: Version): VersionJson {
  const previous = previousVersion(policy, version)
  return {
    policy: policy.name,
    version: version.id,
    ...toDateJson(version.date),
    sources: version.record.sources,
    ...(previous && { previous: previous.id }),
    ...(version.identicalTo !== undefined && { identicalTo: version.identicalTo }),
    document: version.record.document,
    counts: countStatuses(version.access.actions.values()),
    risks: toVersionRisks(site, version),
    destructive: toVersionDestruction(site, version),
    access: [...version.access.actions.values()].map(toActionAccessJson),
  }
}

function toActionAccessJson({ name, facts, outcome }: ActionAccess): ActionAccessJson {
  return {
    action: name,
    accessLevel: facts?.accessLevel ?? 'Unknown',
    status: outcome.status,
    ...(facts === undefined && { unknown: true }),
    ...toGrantsJson(outcome),
  }
}

/** Most actions share what the policy does to them with others. */
const toGrantsJson = rememberAll(
  ({ grants, cancelled, idle }: Outcome): Pick<ActionAccessJson, 'grants' | 'cancelled' | 'idle'> => ({
    grants: grants.map(toGrantJson),
    ...(cancelled.length > 0 && { cancelled: cancelled.map(toCancelledJson) }),
    ...(idle.length > 0 && { idle: idle.map(toGrantJson) }),
  }),
)

function toGrantJson({
  statement,
  resources,
  conditions,
  limits,
  unsupportedCondition,
  idle,
}: Grant): GrantJson {
  return {
    statement,
    ...resources,
    conditions,
    limitedBy: statementsOf(limits),
    ...(unsupportedCondition && { unsupportedCondition }),
    ...(idle && { idle }),
  }
}

function toCancelledJson({ statement, resources, by, idle }: CancelledGrant): CancelledJson {
  return { statement, ...resources, by, ...(idle && { idle }) }
}
