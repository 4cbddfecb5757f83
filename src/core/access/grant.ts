// Defines what a policy does to one action: its status, and the grants and denials behind it.
import type { ResourceFormats } from '../actions/action.ts'
import type { Condition, ResourceSet, Statement } from '../policy/policy.ts'

/** One Resource of a Deny statement (or its whole NotResource) that removes part of a grant. */
export interface Limit {
  readonly statement: number
  readonly resources: ResourceSet
  readonly conditions: readonly Condition[]
}

/** One Resource of an Allow statement (or its whole NotResource), for one action. */
export interface Grant extends Limit {
  /** Deny entries that match part of what this grants. */
  readonly limits: readonly Limit[]
  /** It requires a resource tag, and the action has no resource type that could have one. */
  readonly unsupportedCondition: boolean
  /** It can never match: none of the action's ARN formats overlaps its resource. */
  readonly idle: boolean
}

export interface CancelledGrant extends Grant {
  /** Indexes of the Deny statements that cancel it. */
  readonly by: readonly number[]
}

/** What a policy can do to an action, from the widest. */
export const statuses = ['full', 'scoped', 'denied', 'idle'] as const

/**
 * `idle`: Allow statements name the action, and none matches a possible request, so that by AWS's reference it can never be
 * used; it counts as not granted.
 */
export type Status = (typeof statuses)[number]

/** Check whether an outcome allows some possible request. */
export function isGranted({ status }: Pick<Outcome, 'status'>): boolean {
  return status === 'full' || status === 'scoped'
}

/** The statements that match an action, and the resources that it can have. Actions that share them share the object. */
export interface Asked {
  readonly statements: readonly Statement[]
  readonly formats: ResourceFormats
}

/**
 * List the grants of which Deny statements leave nothing, with those statements: one covers the whole grant, or what is
 * left of it matches no possible request.
 */
export function listCancelled({ status, grants, cancelled }: Outcome): readonly CancelledGrant[] {
  if (status !== 'denied') return cancelled
  const limited = grants.filter(({ limits }) => limits.length > 0)
  const by = ({ limits }: Grant) => [...new Set(limits.map(({ statement }) => statement))]
  return [...cancelled, ...limited.map((grant) => ({ ...grant, limits: [], by: by(grant) }))]
}

/** List the other grants that count. */
export function listSurviving({ status, grants }: Outcome): readonly Grant[] {
  return status === 'denied' ? grants.filter(({ limits }) => limits.length === 0) : grants
}

/** What a policy does to one action. Actions with the same outcome share the object. */
export interface Outcome {
  readonly status: Status
  /** Grants that no one Deny statement covers, and that count. */
  readonly grants: readonly Grant[]
  readonly cancelled: readonly CancelledGrant[]
  /** Surviving idle grants that do not count, because the action has a grant that is not idle. */
  readonly idle: readonly Grant[]
}
