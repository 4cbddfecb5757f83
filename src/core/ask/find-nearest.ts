// Finds the allowed request that is nearest to a refused one: what is missing.
import { accountKey, accountOf } from '../requests/account.ts'
import type { Found } from '../requests/combine-choices.ts'
import type { Side } from '../requests/decide.ts'
import type { KeyState } from '../requests/key-states.ts'
import type { Context } from '../requests/request.ts'
import type { PossibleResources } from '../requests/resource-language.ts'
import { findAllowedByAll } from './find-allowed.ts'
import { isAllowedByAll, listKeys } from './sides.ts'

/** A refused request of an action, with what the layers say about the action. */
export interface Refused {
  readonly sides: readonly Side[]
  readonly resources: PossibleResources
  readonly resource: string
  /** By key in lowercase. */
  readonly context: Context
  /** The resource was not asked for, so any other is as near. */
  readonly isResourceOpen?: boolean
}

/** A key that differs from the refused request. */
export interface KeyChange {
  readonly key: string
  /** Its values in the refused request, and in the allowed one; none where it is absent. */
  readonly from: KeyState
  readonly to: KeyState
}

/** A request that is allowed, and how it differs. */
export interface Nearest {
  readonly resource: string
  readonly changes: readonly KeyChange[]
  readonly isOtherResource: boolean
}

export type NearestResult = Nearest | 'none' | 'undecided'

/** Smaller sets of keys than those of a request that was found are tried up to this number. */
const mostSets = 400

/**
 * Find the nearest allowed request: on the same resource with the fewest keys changed, or else on another resource with
 * the fewest keys changed.
 */
export function findNearestAllowed(refused: Refused): NearestResult {
  const same = refused.isResourceOpen ? 'none' : findOn(refused, refused.resource)
  if (typeof same !== 'string') return same
  const other = findOn(refused, undefined)
  if (typeof other !== 'string') return other
  return same === 'undecided' || other === 'undecided' ? 'undecided' : 'none'
}

/** Find the nearest allowed request on the same resource only. */
export function findNearestOnResource(refused: Refused): NearestResult {
  return findOn(refused, refused.resource)
}

function findOn(refused: Refused, resource: string | undefined): NearestResult {
  const { sides, resources, context } = refused
  const spellings = listKeys(sides)
  // The account of the refused resource is not that of another one.
  const own = resource === undefined ? accountOf(refused.resource) : undefined
  const isOwn = (key: string) => key === accountKey && own !== undefined && context.get(key)?.join() === own
  const asked = new Map([...spellings.keys()].map((key) => [key, isOwn(key) ? [] : (context.get(key) ?? [])]))
  // The resource determines its account.
  const isFixed = (key: string) =>
    key === accountKey && resource !== undefined && accountOf(resource) !== undefined
  const free = [...asked.keys()].filter((key) => !isFixed(key))
  const findWith = (changed: readonly string[]) => {
    const isOpen = (key: string) => changed.includes(key) || (key === accountKey && resource === undefined)
    const keys = new Map([...asked].filter(([key]) => !isOpen(key)))
    const found = findAllowedByAll(sides, resources, { keys, ...(resource !== undefined && { resource }) })
    return typeof found === 'string' ? found : describe(found)
  }
  const describe = (found: Found): Nearest | 'undecided' => {
    const states = new Map([...found.context].map(([key, state]) => [key.toLowerCase(), state]))
    const account = accountOf(found.resource)
    if (account !== undefined) states.set(accountKey, [account])
    const request = revert(sides, found.resource, asked, states)
    const full = withoutAbsent(new Map([...context, ...request]))
    // What the search found is confirmed by evaluating it.
    if (!isAllowedByAll(sides, found.resource, full)) return 'undecided'
    return {
      resource: found.resource,
      isOtherResource: found.resource !== refused.resource,
      changes: [...asked].flatMap(([key, from]) => {
        const to = request.get(key) ?? []
        const isImplied = key === accountKey && account !== undefined
        return isImplied || isSame(from, to) ? [] : [{ key: spellings.get(key) ?? key, from, to }]
      }),
    }
  }
  const widest = findWith(free)
  if (widest === 'none') return 'none'
  const most = widest === 'undecided' ? Math.min(3, free.length + 1) : widest.changes.length
  let count = 0
  for (let size = resource === undefined ? 0 : 1; size < most; size += 1)
    for (const changed of listSets(free, size)) {
      count += 1
      if (count > mostSets) return widest
      const found = findWith(changed)
      if (typeof found !== 'string') return found
    }
  return widest
}

/** Take back the changes of keys that are not needed. */
function revert(
  sides: readonly Side[],
  resource: string,
  asked: Context,
  found: Context,
): ReadonlyMap<string, KeyState> {
  let plain = new Map<string, KeyState>([...asked].map(([key]) => [key, found.get(key) ?? []]))
  for (const [key, state] of found) plain.set(key, state)
  for (const [key, state] of asked) {
    if (key === accountKey && accountOf(resource) !== undefined) continue
    const tried = new Map([...plain, [key, state]])
    const isAllowed = isAllowedByAll(sides, resource, withoutAbsent(tried))
    if (isAllowed) plain = tried
  }
  return plain
}

function withoutAbsent(context: Context): Context {
  return new Map([...context].filter(([, state]) => state.length > 0))
}

function isSame(one: KeyState, other: KeyState): boolean {
  return one.length === other.length && one.every((value) => other.includes(value))
}

/** List the sets of a size, the first items first. */
function* listSets<T>(items: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) yield []
  else
    for (let i = from; i < items.length; i += 1)
      for (const rest of listSets(items, size - 1, i + 1)) yield [items[i] as T, ...rest]
}
