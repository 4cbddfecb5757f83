// A service's condition keys in; whether a key that a policy names is one of them, and of what type, out.

import type { ServiceConditionKey } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import { matcherOf } from '../policy/pattern.ts'
import { remember } from '../remember.ts'

/** How many different keys are remembered. */
const most = 20_000

/** Say whether a key is one of AWS's global ones, which every action supports. */
export function isGlobalKey(key: string): boolean {
  return /^aws:/i.test(key)
}

/** Give a test of keys against the names of a reference, which may have placeholders: `connect:SearchTag/${TagKey}`. */
export function keyMatcher(): (name: string, key: string) => boolean {
  const matcherFor = remember(most, (name: string) =>
    matcherOf(
      name
        // Placeholders are `${TagKey}`, `<key>` or, after a slash, words such as `tag-key`.
        .replace(/\$\{[^}]*\}|<[^>]*>/g, '*')
        .replace(/\/.*/, '/*')
        .toLowerCase(),
    ),
  )
  return (name, key) => matcherFor(name)(key.toLowerCase())
}

/** Find a key among those of the service that it names; nothing for global keys and unknown ones. */
export function findConditionKey(
  { snapshot }: ActionIndex,
  key: string,
  matches: (name: string, key: string) => boolean,
): ServiceConditionKey | undefined {
  const prefix = key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase()
  const service = snapshot.services.find((other) => other.prefix === prefix)
  return service?.conditionKeys.find(({ name }) => matches(name, key))
}
