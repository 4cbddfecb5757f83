// A Policy and the actions that exist in; what the policy grants, action by action, out.

import {
  byActionName,
  type IndexedAction,
  type KnownAction,
  type ResourceFormats,
} from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import type { Policy } from '../policy/policy.ts'
import { remember, rememberAll } from '../remember.ts'
import type { Outcome } from './grant.ts'
import { matchActions } from './match-actions.ts'
import { decideOutcomes } from './outcome.ts'

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
 * The answer is remembered: versions are compared with their neighbors on either side.
 */
export function computeAccess(
  policy: Policy,
  index: ActionIndex,
  unlisted: readonly KnownAction[] = unlistedActions(policy, index),
): Access {
  const allowed = findAllowed(policy, index, unlisted)
  const reached = unlisted.filter((action) => allowed.has(action))
  const remembered = accessesOver(index)(policy)
  const names = JSON.stringify(reached.map(({ name }) => name))
  const access = remembered.get(names) ?? computeAnew(policy, index, reached)
  remembered.set(names, access)
  return access
}

/** A policy's neighbors and their neighbors; the versions of all of AWS at once would be gigabytes. */
const mostPolicies = 64

/** What was computed over an index, by policy and by the names of the unlisted actions that it allows. */
const accessesOver = rememberAll((_: ActionIndex) =>
  remember(mostPolicies, (_: Policy) => new Map<string, Access>()),
)

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
