// Compares what two versions of a policy grant.
import {
  type Access,
  type ActionAccess,
  computeAccess,
  joinActions,
  unlistedActions,
} from '../access/access.ts'
import type { Grant, Outcome } from '../access/grant.ts'
import { byActionName, type KnownAction } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import { areImplied } from '../policy/condition.ts'
import type { Policy } from '../policy/policy.ts'
import { plainRelations, type ResourceRelations } from '../policy/resource.ts'

/** Every kind of change, in the order in which they are listed. */
export const changeKinds = ['gained', 'lost', 'widened', 'narrowed', 'reshaped'] as const

export type ChangeKind = (typeof changeKinds)[number]

export type Verdict = 'same' | 'broader' | 'narrower' | 'mixed'

/** One action whose access differs between two versions. */
export interface Change extends KnownAction {
  readonly kind: ChangeKind
  /** What the older version does to the action; absent where nothing in it allows the action. */
  readonly before?: Outcome
  /** The same for the newer version. */
  readonly after?: Outcome
}

export interface Comparison {
  readonly verdict: Verdict
  /** Sorted by action name. */
  readonly changes: readonly Change[]
  /** What each side grants, over the actions that either side names. */
  readonly before: Access
  readonly after: Access
}

/** Compare what two policies grant over one snapshot of actions. */
export function comparePolicies(before: Policy, after: Policy, index: ActionIndex): Comparison {
  const unlisted = joinActions(unlistedActions(before, index), unlistedActions(after, index))
  const [older, newer] = [computeAccess(before, index, unlisted), computeAccess(after, index, unlisted)]
  return compareAccess(older, newer, index.relations)
}

/** Compare two accesses that were computed over the same actions. */
export function compareAccess(
  before: Access,
  after: Access,
  relations: ResourceRelations = plainRelations,
): Comparison {
  const kindOf = changeByOutcome(relations)
  const changes: Change[] = []
  const note = (key: string, { name, facts }: ActionAccess) => {
    const older = before.actions.get(key)?.outcome
    const newer = after.actions.get(key)?.outcome
    const kind = kindOf(older, newer)
    if (kind === undefined) return
    changes.push({
      name,
      ...(facts && { facts }),
      kind,
      ...(older && { before: older }),
      ...(newer && { after: newer }),
    })
  }
  for (const [key, action] of after.actions) note(key, action)
  for (const [key, action] of before.actions) if (!after.actions.has(key)) note(key, action)
  changes.sort(byActionName)
  return { verdict: verdictOf(changes), changes, before, after }
}

/** Many actions share an outcome, so each pair of outcomes is compared once. */
function changeByOutcome(
  relations: ResourceRelations,
): (before?: Outcome, after?: Outcome) => ChangeKind | undefined {
  const decided = new Map<Outcome | undefined, Map<Outcome | undefined, ChangeKind | undefined>>()
  return (before, after) => {
    const row = decided.get(before) ?? new Map<Outcome | undefined, ChangeKind | undefined>()
    decided.set(before, row)
    if (!row.has(after)) row.set(after, changeOf(before?.grants ?? [], after?.grants ?? [], relations))
    return row.get(after)
  }
}

function changeOf(
  before: readonly Grant[],
  after: readonly Grant[],
  relations: ResourceRelations,
): ChangeKind | undefined {
  if (before.length === 0) return after.length === 0 ? undefined : 'gained'
  if (after.length === 0) return 'lost'
  const keepsAll = areCovered(before, after, relations)
  const addsNothing = areCovered(after, before, relations)
  if (keepsAll) return addsNothing ? undefined : 'widened'
  return addsNothing ? 'narrowed' : 'reshaped'
}

function areCovered(narrow: readonly Grant[], wide: readonly Grant[], relations: ResourceRelations): boolean {
  return narrow.every((grant) => wide.some((other) => coversGrant(other, grant, relations)))
}

/** Check whether `wide` grants everything that `narrow` grants: resource, conditions, and what Deny takes away. */
export function coversGrant(
  wide: Grant,
  narrow: Grant,
  { covers }: ResourceRelations = plainRelations,
): boolean {
  return (
    covers(wide.resources, narrow.resources) &&
    areImplied(wide.conditions, narrow.conditions) &&
    wide.limits.every((limit) =>
      narrow.limits.some(
        (other) => covers(other.resources, limit.resources) && areImplied(other.conditions, limit.conditions),
      ),
    )
  )
}

function verdictOf(changes: readonly Change[]): Verdict {
  const has = (...kinds: readonly ChangeKind[]) => changes.some(({ kind }) => kinds.includes(kind))
  if (changes.length === 0) return 'same'
  if (!has('lost', 'narrowed', 'reshaped')) return 'broader'
  if (!has('gained', 'widened', 'reshaped')) return 'narrower'
  return 'mixed'
}
