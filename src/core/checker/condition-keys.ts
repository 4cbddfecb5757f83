// Looks up the condition keys that a policy names among AWS's global keys and those of their service.

import type { ServiceConditionKey, Snapshot } from '../actions/action.ts'
import { matcherOf } from '../policy/pattern.ts'
import { remember, rememberAll } from '../remember.ts'

/** The maximum number of matchers in the cache. */
const most = 20_000

/** Find what AWS lists about a key; undefined for unknown keys, and where nobody lists the global ones. */
export type FindKey = (key: string) => ServiceConditionKey | undefined

/** Check whether a key is one of AWS's global keys, which every action supports. */
export function isGlobalKey(key: string): boolean {
  return /^aws:/i.test(key)
}

/** Check whether requests can have several values of a key. Source: Service Authorization Reference, `ArrayOf…`. */
export function isMultivalued({ type }: ServiceConditionKey): boolean {
  return type.startsWith('ArrayOf')
}

/** Return the prefix of a condition key, in lowercase; empty if there is none. */
export function keyPrefix(key: string): string {
  return key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase()
}

/** Create a test of keys against the reference's names, which may have placeholders (`connect:SearchTag/${TagKey}`). */
export function keyMatcher(): (name: string, key: string) => boolean {
  const matcherFor = remember(most, createMatcher)
  return (name, key) => matcherFor(name)(key.toLowerCase())
}

/** Placeholders are `${TagKey}`, `<key>` and, after a slash, `tag-key` or nothing. Other words are meant literally. */
const placeholder = /\$\{[^}]*\}|<[^>]*>|(?<=\/)(?:tag-key)?$/g

function createMatcher(name: string): (key: string) => boolean {
  return matcherOf(name.replace(placeholder, '*').toLowerCase())
}

/** Create the lookup for one snapshot. */
export const keyFinder = rememberAll((snapshot: Snapshot): FindKey => {
  const tables = new Map(
    snapshot.services.map(({ prefix, conditionKeys }) => [prefix, { keys: conditionKeys }] as const),
  )
  const global = toTable(snapshot.globalKeys ?? [])
  const tableOf = rememberAll(({ keys }: { readonly keys: readonly ServiceConditionKey[] }) => toTable(keys))
  return (key) => {
    const prefix = keyPrefix(key)
    const service = tables.get(prefix)
    if (prefix === 'aws') return global(key.toLowerCase())
    return service && tableOf(service)(key.toLowerCase())
  }
})

/** Index keys by name; only those with a placeholder are compared one by one. */
function toTable(keys: readonly ServiceConditionKey[]): FindKey {
  const exact = new Map(keys.map((key) => [key.name.toLowerCase(), key]))
  const patterns = keys
    .filter(({ name }) => name.search(placeholder) >= 0)
    .map((key) => ({ key, matches: createMatcher(key.name) }))
  return (lower) => exact.get(lower) ?? patterns.find(({ matches }) => matches(lower))?.key
}
