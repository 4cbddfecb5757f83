// Decides which requests of an action one policy allows and another refuses.

import { areImplied } from '../policy/condition.ts'
import type { Condition, ResourceSet, Statement } from '../policy/policy.ts'
import { isEverything, plainRelations, type ResourceRelations } from '../policy/resource.ts'
import { type Clause, type Context, matchesClause, toClause } from './request.ts'
import { isByField, type PossibleResources } from './resource-language.ts'
import { type Found, findRequest, type Result } from './search.ts'

/** The statements of a policy that match an action. */
export interface Side {
  readonly allows: readonly Clause[]
  readonly denies: readonly Clause[]
}

/** Read the statements of a policy that match an action. */
export function toSide(statements: readonly Statement[]): Side {
  const pick = (effect: Statement['effect']) =>
    statements.filter((one) => one.effect === effect).map(toClause)
  return { allows: pick('Allow'), denies: pick('Deny') }
}

const nothing: Side = { allows: [], denies: [] }

/** Find a possible request that a policy allows. */
export function findAllowed(side: Side, resources: PossibleResources): Result {
  return findBeyond(side, nothing, resources)
}

/** Find a possible request that some clause of `clauses` matches. */
export function findMatched(clauses: readonly Clause[], resources: PossibleResources): Result {
  return first(clauses, (clause) => findRequest({ matched: [clause], unmatched: [] }, resources))
}

/** Find a possible request that `one` allows and `other` refuses, as plain as it can be made. */
export function findBeyond(one: Side, other: Side, resources: PossibleResources): Result {
  const result = first(one.allows, (allow) => {
    const notAllowed = findRequest(
      { matched: [allow], unmatched: [...one.denies, ...other.allows] },
      resources,
    )
    if (typeof notAllowed !== 'string') return notAllowed
    const denied = first(other.denies, (deny) =>
      findRequest({ matched: [allow, deny], unmatched: one.denies }, resources),
    )
    return denied === 'none' ? notAllowed : denied
  })
  return typeof result === 'string' ? result : simplify(result, one, other, resources)
}

/** Take the first request that is found. */
function first<T>(items: readonly T[], find: (item: T) => Result): Result {
  let isUndecided = false
  for (const item of items) {
    const result = find(item)
    if (typeof result !== 'string') return result
    if (result === 'undecided') isUndecided = true
  }
  return isUndecided ? 'undecided' : 'none'
}

/** Check whether a policy by itself allows a request of the action. */
function isAllowed({ allows, denies }: Side, resource: string, context: Context): boolean {
  const matches = (clause: Clause) => matchesClause(clause, resource, context)
  return allows.some(matches) && !denies.some(matches)
}

/** Leave out the keys that a request does not need, and the values of those with several. */
function simplify({ resource, context }: Found, one: Side, other: Side, resources: PossibleResources): Found {
  const isFound = (tried: Context) => {
    const lower = new Map([...tried].map(([key, state]) => [key.toLowerCase(), state]))
    return isAllowed(one, resource, lower) && !isAllowed(other, resource, lower)
  }
  // Which account the resource has is not a choice.
  const isFixed = (key: string) => key.toLowerCase() === 'aws:resourceaccount' && !resources.isNone
  let plain = context
  for (const [key, state] of context) {
    if (isFixed(key)) continue
    const without = new Map([...plain].filter(([other]) => other !== key))
    if (isFound(without)) plain = without
    else if (state.length > 1) {
      const single = state.map((value) => new Map([...plain, [key, [value]]])).find(isFound)
      if (single !== undefined) plain = single
    }
  }
  return { resource, context: plain }
}

/** A resource set with the conditions under which a statement matches it. */
interface Entry {
  readonly set: ResourceSet
  readonly conditions: readonly Condition[]
}

/**
 * Check quickly, by the look of the statements, that `one` allows nothing that `other` refuses. May miss that, but is
 * never wrong about it.
 */
export function isCovered(
  one: readonly Statement[],
  other: readonly Statement[],
  { covers }: ResourceRelations = plainRelations,
): boolean {
  const isWithin = (narrow: readonly Entry[], wide: readonly Entry[]) =>
    narrow.every((entry) =>
      wide.some(
        (candidate) =>
          coversSet(candidate.set, entry.set, covers) && areImplied(candidate.conditions, entry.conditions),
      ),
    )
  return (
    isWithin(entriesOf(one, 'Allow'), entriesOf(other, 'Allow')) &&
    isWithin(entriesOf(other, 'Deny'), entriesOf(one, 'Deny'))
  )
}

function entriesOf(statements: readonly Statement[], effect: Statement['effect']): readonly Entry[] {
  return statements
    .filter((statement) => statement.effect === effect)
    .flatMap(({ resources, conditions }) => resources.map((set) => ({ set, conditions })))
}

/** Patterns whose fields are out of place cannot be compared field by field; they cover only themselves. */
function coversSet(wide: ResourceSet, narrow: ResourceSet, covers: ResourceRelations['covers']): boolean {
  if (isEverything(wide)) return true
  const patterns = [wide, narrow].flatMap((set) => ('resource' in set ? [set.resource] : set.notResource))
  return patterns.every(isByField) ? covers(wide, narrow) : JSON.stringify(wide) === JSON.stringify(narrow)
}
