// Looks up the condition keys that a policy names among those of their service.

import type { ServiceConditionKey } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import { matcherOf } from '../policy/pattern.ts'
import { remember } from '../remember.ts'

/** The maximum number of matchers in the cache. */
const most = 20_000

/** Check whether a key is one of AWS's global keys, which every action supports. */
export function isGlobalKey(key: string): boolean {
  return /^aws:/i.test(key)
}

/** Create a test of keys against the reference's names, which may have placeholders (`connect:SearchTag/${TagKey}`). */
export function keyMatcher(): (name: string, key: string) => boolean {
  const matcherFor = remember(most, (name: string) =>
    matcherOf(
      name
        // Placeholders are `${TagKey}`, `<key>` and, after a slash, `tag-key` or nothing. Other words are meant literally.
        .replace(/\$\{[^}]*\}|<[^>]*>|(?<=\/)(?:tag-key)?$/g, '*')
        .toLowerCase(),
    ),
  )
  return (name, key) => matcherFor(name)(key.toLowerCase())
}

/** Find a key among those of the service that it names; undefined for global and unknown keys. */
export function findConditionKey(
  { snapshot }: ActionIndex,
  key: string,
  matches: (name: string, key: string) => boolean,
): ServiceConditionKey | undefined {
  const prefix = key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase()
  const service = snapshot.services.find((other) => other.prefix === prefix)
  return service?.conditionKeys.find(({ name }) => matches(name, key))
}
