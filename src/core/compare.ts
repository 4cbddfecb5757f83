// What two versions of a policy grant in, one typed list of changes and a verdict out.
import {
  type Access,
  type ActionAccess,
  computeAccess,
  type Grant,
  joinActions,
  type Outcome,
  unlistedActions,
} from './access.ts'
import { type ActionIndex, byActionName, type KnownAction } from './catalogue.ts'
import { areImplied } from './condition.ts'
import type { Policy } from './policy.ts'
import { coversResource } from './resource.ts'

/** Every kind of change, in the order in which they are told. */
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
  return compareAccess(computeAccess(before, index, unlisted), computeAccess(after, index, unlisted))
}

/** Compare two accesses that were computed over the same actions. */
export function compareAccess(before: Access, after: Access): Comparison {
  const kindOf = changeByOutcome()
  const actions: readonly ActionAccess[] = [
    ...after.actions.values(),
    ...[...before.actions].filter(([key]) => !after.actions.has(key)).map(([, action]) => action),
  ]
  const changes = actions
    .flatMap(({ outcome: _, ...action }): readonly Change[] => {
      const key = action.name.toLowerCase()
      const older = before.actions.get(key)?.outcome
      const newer = after.actions.get(key)?.outcome
      const kind = kindOf(older, newer)
      if (kind === undefined) return []
      return [{ ...action, kind, ...(older && { before: older }), ...(newer && { after: newer }) }]
    })
    .sort(byActionName)
  return { verdict: verdictOf(changes), changes, before, after }
}

/** Outcomes are shared by many actions, so each pair of them is decided once. */
function changeByOutcome(): (before?: Outcome, after?: Outcome) => ChangeKind | undefined {
  const decided = new Map<Outcome | undefined, Map<Outcome | undefined, ChangeKind | undefined>>()
  return (before, after) => {
    const row = decided.get(before) ?? new Map<Outcome | undefined, ChangeKind | undefined>()
    decided.set(before, row)
    if (!row.has(after)) row.set(after, changeOf(before?.grants ?? [], after?.grants ?? []))
    return row.get(after)
  }
}

function changeOf(before: readonly Grant[], after: readonly Grant[]): ChangeKind | undefined {
  if (before.length === 0) return after.length === 0 ? undefined : 'gained'
  if (after.length === 0) return 'lost'
  const keepsAll = areCovered(before, after)
  const addsNothing = areCovered(after, before)
  if (keepsAll) return addsNothing ? undefined : 'widened'
  return addsNothing ? 'narrowed' : 'reshaped'
}

function areCovered(narrow: readonly Grant[], wide: readonly Grant[]): boolean {
  return narrow.every((grant) => wide.some((other) => coversGrant(other, grant)))
}

/** Say whether all that `narrow` grants, `wide` grants too: resource, conditions, and what Deny takes away. */
export function coversGrant(wide: Grant, narrow: Grant): boolean {
  return (
    coversResource(wide.resources, narrow.resources) &&
    areImplied(wide.conditions, narrow.conditions) &&
    wide.limits.every((limit) =>
      narrow.limits.some(
        (other) =>
          coversResource(other.resources, limit.resources) && areImplied(other.conditions, limit.conditions),
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
