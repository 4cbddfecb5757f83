// Decides which requests of an action one policy allows and another refuses.

import { areImplied } from '../policy/condition.ts'
import type { ResourceSet, Statement } from '../policy/policy.ts'
import { isEverything, plainRelations, type ResourceRelations } from '../policy/resource.ts'
import { rememberAll } from '../remember.ts'
import { accountKey, accountOf } from './account.ts'
import type { Found, Result } from './combine-choices.ts'
import { narrowClauses, narrowResources } from './relevance.ts'
import { type Clause, type Context, matchesClause, toClause } from './request.ts'
import { isByField, type PossibleResources } from './resource-language.ts'
import { findRequest } from './search.ts'

type SetTest = ResourceRelations['covers']

/** The statements of a policy that match an action. */
export interface Side {
  readonly allows: readonly Statement[]
  readonly denies: readonly Statement[]
}

/** Sort the statements of a policy that match an action. */
export function toSide(statements: readonly Statement[]): Side {
  const pick = (effect: Statement['effect']) => statements.filter((one) => one.effect === effect)
  return { allows: pick('Allow'), denies: pick('Deny') }
}

const nothing: Side = { allows: [], denies: [] }

/** Find a possible request that a policy allows. */
export function findAllowed(side: Side, resources: PossibleResources, covers?: SetTest): Result {
  return findBeyond(side, nothing, resources, covers)
}

/** Find a possible request that some statement matches, whatever its effect. */
export function findMatched(statements: readonly Statement[], resources: PossibleResources): Result {
  return first(statements, (statement) =>
    first(entriesOf(statement), (entry) => findEntry(entry, [], [], resources)),
  )
}

/**
 * Find a possible request that `one` allows and `other` refuses, as plain as it can be made. What looks covered, by
 * `covers`, is not searched.
 */
export function findBeyond(
  one: Side,
  other: Side,
  resources: PossibleResources,
  covers: SetTest = plainRelations.covers,
): Result {
  const cover = (entry: Entry, statements: readonly Statement[]) =>
    statements.some((statement) => entriesOf(statement).some((wide) => coversEntry(wide, entry, covers)))
  const result = first(one.allows.flatMap(entriesOf), (entry) => {
    if (cover(entry, one.denies)) return 'none'
    const notAllowed = cover(entry, other.allows)
      ? 'none'
      : findEntry(entry, [], [...one.denies, ...other.allows], resources)
    if (typeof notAllowed !== 'string') return notAllowed
    const denied = first(
      other.denies.flatMap(entriesOf).filter((deny) => !cover(deny, one.denies)),
      (deny) => findEntry(entry, [deny], one.denies, resources),
    )
    return denied === 'none' ? notAllowed : denied
  })
  return typeof result === 'string' ? result : simplify(result, one, other, resources)
}

/** Find a request that some entries match, and no statement of `unmatched`. */
function findEntry(
  entry: Entry,
  others: readonly Entry[],
  unmatched: readonly Statement[],
  resources: PossibleResources,
): Result {
  const matched = [entry, ...others]
  let possible: PossibleResources | undefined = resources
  for (const clause of matched) possible = possible && narrowResources(possible, clause)
  if (possible === undefined) return 'none'
  const clauses = narrowClauses(unmatched.map(clauseOf), entry, possible)
  if (others.length > 0 && narrowClauses(others, entry, possible).length < others.length) return 'none'
  return findRequest({ matched, unmatched: clauses }, possible)
}

/** Take the first request that is found; if there is none, `undecided` if that is the answer for some. */
export function first<T>(items: readonly T[], find: (item: T) => Result): Result {
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
  const matches = (statement: Statement) => matchesClause(clauseOf(statement), resource, context)
  return allows.some(matches) && !denies.some(matches)
}

/** Leave out the keys that a request does not need, and the values of those with several. */
function simplify({ resource, context }: Found, one: Side, other: Side, resources: PossibleResources): Found {
  const own = resources.isNone ? undefined : accountOf(resource)
  const isFound = (tried: Context) => {
    const lower = new Map([...tried].map(([key, state]) => [key.toLowerCase(), state]))
    // The request has it, whether or not the search had to look at it.
    if (own !== undefined) lower.set(accountKey, [own])
    return isAllowed(one, resource, lower) && !isAllowed(other, resource, lower)
  }
  // Which account the resource has is not a choice.
  const isFixed = (key: string) => key.toLowerCase() === accountKey && !resources.isNone
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

/** One Resource of a statement, or its whole NotResource. */
export interface Entry extends Clause {
  readonly set: ResourceSet
}

/** List the entries of a statement. */
export const entriesOf = rememberAll(({ resources, conditions }: Statement): readonly Entry[] =>
  resources.map((set) =>
    'resource' in set
      ? { set, resources: [set.resource], isInverted: false, conditions }
      : { set, resources: set.notResource, isInverted: true, conditions },
  ),
)

const clauseOf = rememberAll(toClause)

/**
 * Check quickly, by the look of the statements, that `one` allows nothing that `other` refuses. May miss that, but is
 * never wrong about it.
 */
export function isCovered(
  one: readonly Statement[],
  other: readonly Statement[],
  covers: SetTest = plainRelations.covers,
): boolean {
  const [narrow, wide] = [toSide(one), toSide(other)]
  const isWithin = (some: readonly Statement[], others: readonly Statement[]) =>
    some
      .flatMap(entriesOf)
      .every((entry) =>
        others.some((statement) =>
          entriesOf(statement).some((candidate) => coversEntry(candidate, entry, covers)),
        ),
      )
  return isWithin(narrow.allows, wide.allows) && isWithin(wide.denies, narrow.denies)
}

/** Check, by the look of them, that whatever matches `narrow` matches `wide`. */
function coversEntry(wide: Entry, narrow: Entry, covers: SetTest): boolean {
  return areImplied(wide.conditions, narrow.conditions) && coversSet(wide, narrow, covers)
}

/** Patterns whose fields are out of place cannot be compared field by field; they cover only themselves. */
function coversSet(wide: Entry, narrow: Entry, covers: SetTest): boolean {
  if (wide.set === narrow.set || isEverything(wide.set)) return true
  return wide.resources.every(isByField) && narrow.resources.every(isByField)
    ? covers(wide.set, narrow.set)
    : wide.isInverted === narrow.isInverted &&
        JSON.stringify(wide.resources) === JSON.stringify(narrow.resources)
}
