// Searches for a request that every layer allows and none denies.
import type { Statement } from '../policy/policy.ts'
import { isEverything } from '../policy/resource.ts'
import { accountKey } from '../requests/account.ts'
import type { Found, Result } from '../requests/combine-choices.ts'
import { type Entry, entriesOf, type Side } from '../requests/decide.ts'
import { meetsCondition } from '../requests/operator.ts'
import { narrowClauses, narrowResources } from '../requests/relevance.ts'
import { type Clause, hasVariables, toClause, writeEscapes } from '../requests/request.ts'
import { matchesResource, type PossibleResources } from '../requests/resource-language.ts'
import { findRequest } from '../requests/search.ts'
import type { Assignment } from '../requests/variables.ts'
import { isAllowedByAll } from './sides.ts'

/** What a searched request must have. */
export interface Fixed {
  /** The resource; any possible one if absent. */
  readonly resource?: string
  /** The state of keys, in lowercase; no values for a key that is absent. Other keys may have any state. */
  readonly keys: Assignment
}

/** More combinations of one entry of each layer than this are not tried. */
const mostCombinations = 2_000

/** Find a possible request that an Allow of each side matches, and no Deny of any. */
export function findAllowedByAll(
  sides: readonly Side[],
  resources: PossibleResources,
  fixed: Fixed = { keys: new Map() },
): Result {
  const { resource } = fixed
  if (resource !== undefined && !resources.has(resource)) return 'none'
  const options = sides
    .map(({ allows }) => allows.flatMap(entriesOf).filter((entry) => canMatch(entry, fixed)))
    .filter((entries) => !entries.some(matchesAll))
  if (options.some((entries) => entries.length === 0)) return 'none'
  const denies = sides.flatMap((side) => side.denies)
  const exact = resource === undefined ? [] : [exactly(resource)]
  let [count, isUndecided] = [0, false]
  for (const combination of combine(options)) {
    count += 1
    if (count > mostCombinations) return 'undecided'
    const result = findWith([...exact, ...combination], denies, resources, fixed.keys)
    if (typeof result !== 'string')
      return resource === undefined ? nameAccount(result, sides, resources) : result
    if (result === 'undecided') isUndecided = true
  }
  return isUndecided ? 'undecided' : 'none'
}

/** If the request has an account, but its ARN has none, put it there, where that is allowed as well: it is plainer. */
function nameAccount(found: Found, sides: readonly Side[], resources: PossibleResources): Found {
  const context = new Map([...found.context].map(([key, state]) => [key.toLowerCase(), state]))
  const [account = ''] = context.get(accountKey) ?? []
  const [arn, partition, service, region, none, ...rest] = found.resource.split(':')
  if (none !== '' || rest.length === 0 || !/^\d{12}$/.test(account)) return found
  const resource = [arn, partition, service, region, account, ...rest].join(':')
  return resources.has(resource) && isAllowedByAll(sides, resource, context) ? { ...found, resource } : found
}

function findWith(
  matched: readonly Clause[],
  denies: readonly Statement[],
  resources: PossibleResources,
  keys: Assignment,
): Result {
  let possible: PossibleResources | undefined = resources
  for (const clause of matched) possible = possible && narrowResources(possible, clause)
  if (possible === undefined) return 'none'
  const [first] = matched
  const clauses = denies.map(toClause)
  const unmatched = first === undefined ? clauses : narrowClauses(clauses, first, possible)
  return findRequest({ matched, unmatched }, possible, keys)
}

/** A clause that only one resource matches. */
function exactly(resource: string): Clause {
  return { resources: [writeEscapes(resource)], isInverted: false, conditions: [] }
}

/** Check quickly whether an entry can match what is fixed; variables may be anything. */
function canMatch(entry: Entry, { resource, keys }: Fixed): boolean {
  const isOpen = hasVariables(entry)
  if (isOpen) return true
  const isMet = entry.conditions.every((condition) => {
    const state = keys.get(condition.key.toLowerCase())
    return state === undefined || meetsCondition(condition, state)
  })
  return isMet && (resource === undefined || matchesResource(entry.resources, resource) !== entry.isInverted)
}

function matchesAll({ set, conditions }: Entry): boolean {
  return conditions.length === 0 && isEverything(set)
}

/** List the combinations of one item of each list. */
function* combine<T>(lists: readonly (readonly T[])[]): Generator<readonly T[]> {
  const [first, ...rest] = lists
  if (first === undefined) yield []
  else for (const item of first) for (const others of combine(rest)) yield [item, ...others]
}
