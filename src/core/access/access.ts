// Computes what a policy grants, action by action.

import {
  byActionName,
  type IndexedAction,
  type KnownAction,
  type ResourceFormats,
} from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import type { Expansion } from '../actions/expansion.ts'
import { isPlain } from '../policy/pattern.ts'
import type { Policy, Statement } from '../policy/policy.ts'
import { remember, rememberAll } from '../remember.ts'
import { decisionsOver } from '../requests/decisions.ts'
import { type Asked, isGranted, type Outcome } from './grant.ts'
import { matchActions } from './match-actions.ts'
import { decideOutcomes } from './outcome.ts'

export interface ActionAccess extends KnownAction {
  readonly outcome: Outcome
  /** What the outcome is about, for comparisons. */
  readonly asked: Asked
}

/** What a policy grants over one snapshot: one entry for each action that an Allow matches, sorted by name. */
export interface Access {
  readonly actions: ReadonlyMap<string, ActionAccess>
}

/** Check whether a policy grants an action, given by its name in any case. */
export function grantsAction({ actions }: Access, name: string): boolean {
  const action = actions.get(name.toLowerCase())
  return action !== undefined && isGranted(action.outcome)
}

/** List the actions that an Allow statement names in full and the snapshot does not list, as first written. */
export function unlistedActions(policy: Policy, index: ActionIndex): readonly KnownAction[] {
  return joinActions(...expandAllows(policy, index).map(({ unknown }) => unknown))
}

/**
 * List the actions that any statement names in full, also under `Deny` and in `NotAction`, and the snapshot does not list.
 * They may exist, so a comparison decides them.
 */
export function namedActions({ statements }: Policy, index: ActionIndex): readonly KnownAction[] {
  const names = statements.flatMap(({ actions }) => actions.patterns).filter(isPlain)
  return joinActions(names.filter((name) => index.find(name) === undefined).map((name) => ({ name })))
}

/** Expand the Allow statements of a policy; equal lists of actions have the same expansion. */
export function expandAllows({ statements }: Policy, index: ActionIndex): readonly Expansion[] {
  return statements.filter(({ effect }) => effect === 'Allow').map(({ actions }) => index.expandSet(actions))
}

/** Join lists of actions, ignoring case and keeping each action once, in its first spelling. */
export function joinActions(...lists: readonly (readonly KnownAction[])[]): readonly KnownAction[] {
  const joined = new Map<string, KnownAction>()
  for (const action of lists.flat()) {
    const key = action.name.toLowerCase()
    if (!joined.has(key)) joined.set(key, action)
  }
  return [...joined.values()]
}

/**
 * Compute what a policy grants. `unlisted` are the actions outside the snapshot that wildcards can match:
 * by default those that the policy itself names; in a comparison, those that either side names.
 * The result is cached, because versions are compared with their neighbors on both sides.
 */
export function computeAccess(
  policy: Policy,
  index: ActionIndex,
  unlisted: readonly KnownAction[] = unlistedActions(policy, index),
): Access {
  const allowed = findAllowed(policy, index, unlisted)
  const reached = unlisted.filter((action) => allowed.has(action))
  const { ofListed, remembered } = accessesOver(index)(policy, index)
  if (reached.length === 0) return ofListed
  const names = JSON.stringify(reached.map(({ name }) => name))
  const access = remembered.get(names) ?? addUnlisted(ofListed, policy, index, reached)
  remembered.set(names, access)
  return access
}

/** Compute what a policy grants of some actions alone, given in lowercase. `unlisted` as above. */
export function computeAccessTo(
  keys: ReadonlySet<string>,
  policy: Policy,
  index: ActionIndex,
  unlisted: readonly KnownAction[],
): Access {
  const isAsked = ({ key }: IndexedAction) => keys.has(key)
  const others = unlisted.map(indexUnlisted).filter(isAsked)
  const decided = decideActions(policy, index, ({ actions }) => {
    const { listed, matches } = index.expandSet(actions)
    return [...listed.filter(isAsked), ...others.filter(({ key }) => matches(key))]
  })
  return { actions: new Map(decided) }
}

/** What a policy grants: the actions of the snapshot, and with them unlisted ones, by their names. */
interface Accesses {
  readonly ofListed: Access
  readonly remembered: Map<string, Access>
}

/** No policy has more versions, all of which its history and its matrix need. All AWS policies at once would take gigabytes. */
const mostPolicies = 200

const accessesOver = rememberAll((_: ActionIndex) =>
  remember(mostPolicies, (policy: Policy, index: ActionIndex): Accesses => {
    const listed = decideActions(policy, index, ({ actions }) => index.expandSet(actions).listed)
    return { ofListed: { actions: new Map(listed) }, remembered: new Map() }
  }),
)

/** Find which unlisted actions some Allow statement of a policy matches. */
function findAllowed(
  policy: Policy,
  index: ActionIndex,
  unlisted: readonly KnownAction[],
): ReadonlySet<KnownAction> {
  return new Set(expandAllows(policy, index).flatMap(({ among }) => among(unlisted)))
}

/** Add unlisted actions in their places. What the policy does to the others does not depend on them. */
function addUnlisted(
  { actions }: Access,
  policy: Policy,
  index: ActionIndex,
  unlisted: readonly KnownAction[],
): Access {
  const indexed = unlisted.map(indexUnlisted)
  const added = decideActions(policy, index, ({ actions }) => {
    const { matches } = index.expandSet(actions)
    return indexed.filter(({ key }) => matches(key))
  })
  return { actions: new Map([...actions, ...added].sort(byName)) }
}

type Entry = readonly [key: string, action: ActionAccess]

const byName = ([, a]: Entry, [, b]: Entry) => byActionName(a, b)

/** Decide what a policy grants of the actions that its statements match, sorted by name. */
function decideActions(
  policy: Policy,
  index: ActionIndex,
  listMatched: (statement: Statement) => readonly IndexedAction[],
): readonly Entry[] {
  const outcomeOf = decideOutcomes(index.relations, decisionsOver(index))
  const granted: Entry[] = []
  for (const [{ key, name, facts, formats }, matching] of matchActions(policy, listMatched)) {
    if (!matching.allows) continue
    const { outcome, asked } = outcomeOf(matching, formats)
    // Written out, because a spread is much slower, and there are millions.
    granted.push([key, facts === undefined ? { name, outcome, asked } : { name, facts, outcome, asked }])
  }
  return granted.sort(byName)
}

/** Nothing is known about the resources of an action that the snapshot does not list. */
const unknownFormats: ResourceFormats = { written: [], arns: [], takesNoResource: false }

function indexUnlisted({ name }: KnownAction): IndexedAction {
  return { name, key: name.toLowerCase(), formats: unknownFormats }
}
