// Compares what two versions of a policy grant.
import { type Access, type ActionAccess, computeAccess, joinActions, namedActions } from '../access/access.ts'
import { type Asked, type Grant, isGranted, type Outcome } from '../access/grant.ts'
import { byActionName, type KnownAction } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import { areImplied } from '../policy/condition.ts'
import type { Policy, Statement } from '../policy/policy.ts'
import { plainRelations, type ResourceRelations } from '../policy/resource.ts'
import type { Found } from '../requests/combine-choices.ts'
import { type Decisions, decisionsOver } from '../requests/decisions.ts'
import { haveSameDenies } from './compare-denies.ts'

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
  /** A request that the older version refuses and the newer one allows. */
  readonly nowAllowed?: Found
  /** The reverse. */
  readonly nowRefused?: Found
  /** A limit of the search was reached. */
  readonly isUndecided?: true
}

export interface Comparison {
  readonly verdict: Verdict
  /** Sorted by action name. */
  readonly changes: readonly Change[]
  /** What each side grants, over the actions that either side names. */
  readonly before: Access
  readonly after: Access
  /** True if the Deny statements differ. What they take away from other policies is not compared. */
  readonly deniesDiffer?: boolean
}

/**
 * Compare what two policies grant over one snapshot of actions. `unlisted` are the actions outside of it that are decided,
 * too: by default all that some statement of either policy names in full.
 */
export function comparePolicies(
  before: Policy,
  after: Policy,
  index: ActionIndex,
  unlisted: readonly KnownAction[] = joinActions(namedActions(before, index), namedActions(after, index)),
): Comparison {
  const [older, newer] = [computeAccess(before, index, unlisted), computeAccess(after, index, unlisted)]
  return {
    ...compareAccess(older, newer, decisionsOver(index)),
    ...(!haveSameDenies(before, after) && { deniesDiffer: true }),
  }
}

/** Compare two accesses that were computed over the same actions. */
export function compareAccess(before: Access, after: Access, decisions: Decisions): Comparison {
  const changeOf = changeByAsked(decisions)
  const changes: Change[] = []
  const note = (key: string, { name, facts }: ActionAccess) => {
    const [older, newer] = [before.actions.get(key), after.actions.get(key)]
    const change = changeOf(older, newer)
    if (change === undefined) return
    changes.push({
      name,
      ...(facts && { facts }),
      ...change,
      ...(older && { before: older.outcome }),
      ...(newer && { after: newer.outcome }),
    })
  }
  for (const [key, action] of after.actions) note(key, action)
  for (const [key, action] of before.actions) if (!after.actions.has(key)) note(key, action)
  changes.sort(byActionName)
  return { verdict: verdictOf(changes), changes, before, after }
}

type Decided = Pick<Change, 'kind' | 'nowAllowed' | 'nowRefused' | 'isUndecided'>

/** Many actions ask the same on both sides, so each pair is decided once. */
function changeByAsked(
  decisions: Decisions,
): (before?: ActionAccess, after?: ActionAccess) => Decided | undefined {
  const decided = new Map<Asked | undefined, Map<Asked | undefined, Decided | undefined>>()
  return (before, after) => {
    const row = decided.get(before?.asked) ?? new Map<Asked | undefined, Decided | undefined>()
    decided.set(before?.asked, row)
    if (!row.has(after?.asked)) row.set(after?.asked, decideChange(before, after, decisions))
    return row.get(after?.asked)
  }
}

const nothing: readonly Statement[] = []

function decideChange(
  before: ActionAccess | undefined,
  after: ActionAccess | undefined,
  { beyond }: Decisions,
): Decided | undefined {
  const formats = (after ?? before)?.asked.formats
  if (formats === undefined) return undefined
  const was = before !== undefined && isGranted(before.outcome)
  const is = after !== undefined && isGranted(after.outcome)
  if (!was && !is) return undefined
  const older = before?.asked.statements ?? nothing
  const newer = after?.asked.statements ?? nothing
  const nowAllowed = beyond(newer, older, formats)
  const nowRefused = beyond(older, newer, formats)
  if (nowAllowed === 'none' && nowRefused === 'none') return undefined
  const evidence = {
    ...(typeof nowAllowed !== 'string' && { nowAllowed }),
    ...(typeof nowRefused !== 'string' && { nowRefused }),
  }
  if (nowAllowed === 'undecided' || nowRefused === 'undecided')
    return { kind: 'reshaped', ...evidence, isUndecided: true }
  if (!was) return { kind: 'gained', ...evidence }
  if (!is) return { kind: 'lost', ...evidence }
  const kind = nowRefused === 'none' ? 'widened' : nowAllowed === 'none' ? 'narrowed' : 'reshaped'
  return { kind, ...evidence }
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
