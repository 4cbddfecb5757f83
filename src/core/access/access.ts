// A Policy and the actions that exist in; what the policy grants, action by action, out.
import {
  type ActionIndex,
  byActionName,
  type IndexedAction,
  type KnownAction,
  type ResourceFormats,
} from '../actions/action-index.ts'
import type { Condition, Policy, ResourceSet } from '../policy/policy.ts'
import { matchActions } from './match-actions.ts'
import { decideOutcomes } from './outcome.ts'

/** One Resource of a Deny statement (or its whole NotResource) that takes something from a grant. */
export interface Limit {
  readonly statement: number
  readonly resources: ResourceSet
  readonly conditions: readonly Condition[]
}

/** One Resource of an Allow statement (or its whole NotResource), for one action. */
export interface Grant extends Limit {
  /** Deny entries that match part of what this grants. */
  readonly limits: readonly Limit[]
  /** It asks for a resource tag, and the action has no resource type that could carry one. */
  readonly unsupportedCondition: boolean
  /** It can never match: none of the action's ARN formats overlaps its resource. */
  readonly idle: boolean
}

export interface CancelledGrant extends Grant {
  /** Indexes of the Deny statements that cancel it. */
  readonly by: readonly number[]
}

export type Status = 'full' | 'scoped' | 'denied'

/** What a policy does to one action. Actions that share it share the object. */
export interface Outcome {
  readonly status: Status
  /** Grants that survive and count. */
  readonly grants: readonly Grant[]
  readonly cancelled: readonly CancelledGrant[]
  /** Surviving idle grants that count for nothing, because the action has a grant that is not idle. */
  readonly idle: readonly Grant[]
}

export interface ActionAccess extends KnownAction {
  readonly outcome: Outcome
}

/** What a policy grants over one snapshot: an entry for each action that some Allow matches, sorted by name. */
export interface Access {
  readonly actions: ReadonlyMap<string, ActionAccess>
}

/** List the actions that an Allow names in full and the snapshot does not know, as first written. */
export function unlistedActions(policy: Policy, index: ActionIndex): readonly KnownAction[] {
  const allows = policy.statements.filter(({ effect }) => effect === 'Allow')
  return joinActions(...allows.map(({ actions }) => index.expandSet(actions).unknown))
}

/** Join lists of actions, each action once whatever its case, the first spelling kept. */
export function joinActions(...lists: readonly (readonly KnownAction[])[]): readonly KnownAction[] {
  const joined = new Map<string, KnownAction>()
  for (const action of lists.flat()) {
    const key = action.name.toLowerCase()
    if (!joined.has(key)) joined.set(key, action)
  }
  return [...joined.values()]
}

/**
 * Compute what a policy grants. `unlisted` are the actions that wildcards can match besides the snapshot's:
 * by default those that the policy names itself; in a comparison, those that either side names.
 * The index remembers the answer: versions are compared with their neighbours on either side.
 */
export function computeAccess(
  policy: Policy,
  index: ActionIndex,
  unlisted: readonly KnownAction[] = unlistedActions(policy, index),
): Access {
  const allowed = findAllowed(policy, index, unlisted)
  const reached = unlisted.filter((action) => allowed.has(action))
  const remembered = index.accessesOf(policy)
  const names = JSON.stringify(reached.map(({ name }) => name))
  const access = remembered.get(names) ?? computeAnew(policy, index, reached)
  remembered.set(names, access)
  return access
}

/** Find which of some actions a policy allows. */
function findAllowed(
  policy: Policy,
  index: ActionIndex,
  unlisted: readonly KnownAction[],
): ReadonlySet<KnownAction> {
  const allows = policy.statements.filter(({ effect }) => effect === 'Allow')
  return new Set(allows.flatMap(({ actions }) => index.expandSet(actions).among(unlisted)))
}

function computeAnew(policy: Policy, index: ActionIndex, unlisted: readonly KnownAction[]): Access {
  const outcomeOf = decideOutcomes(index.relations)
  const matchings = matchActions(policy, index, unlisted.map(indexUnlisted))
  const granted: [string, ActionAccess][] = []
  for (const [{ key, name, facts, formats }, matching] of matchings) {
    if (!matching.allows) continue
    const outcome = outcomeOf(matching, formats)
    granted.push([key, facts === undefined ? { name, outcome } : { name, facts, outcome }])
  }
  return { actions: new Map(granted.sort(([, a], [, b]) => byActionName(a, b))) }
}

/** Nothing is known of the resources of an action that the snapshot does not list. */
const unknownFormats: ResourceFormats = { arns: [], takesNoResource: false }

function indexUnlisted({ name }: KnownAction): IndexedAction {
  return { name, key: name.toLowerCase(), formats: unknownFormats }
}
