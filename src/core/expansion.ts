// The patterns of a statement's Action or NotAction in; the actions that it matches out.
import type { ActionIndex, IndexedAction, KnownAction } from './catalogue.ts'
import { isPlain, matcherOf } from './pattern.ts'
import type { ActionSet } from './policy.ts'

/** What a statement matches of any list of actions. */
export interface Expansion {
  /** The actions of the snapshot. */
  readonly listed: readonly IndexedAction[]
  /** The actions that it names in full and the snapshot does not know, as written; none for a `NotAction`. */
  readonly unknown: readonly KnownAction[]
  /** Whether it matches another action, given in lower case. */
  readonly matches: (key: string) => boolean
}

/** Expand all patterns of a set over the snapshot. */
export function expandSet(
  { patterns, inverted }: ActionSet,
  { all, find, expand }: Pick<ActionIndex, 'all' | 'find' | 'expand'>,
): Expansion {
  const matched = new Set(patterns.flatMap((pattern) => expand(pattern)))
  const lower = patterns.map((pattern) => pattern.toLowerCase())
  const names = new Set(lower.filter(isPlain))
  const tests = lower.filter((pattern) => !isPlain(pattern)).map(matcherOf)
  const isUnknown = (pattern: string) => isPlain(pattern) && find(pattern) === undefined
  return {
    listed: inverted ? all.filter((action) => !matched.has(action)) : [...matched],
    unknown: inverted ? [] : patterns.filter(isUnknown).map((name) => ({ name })),
    matches: (key) => (names.has(key) || tests.some((matches) => matches(key))) !== inverted,
  }
}
