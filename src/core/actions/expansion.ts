// The patterns of a statement's Action or NotAction in; the actions that it matches out.

import { isPlain, matcherOf } from '../policy/pattern.ts'
import type { ActionSet } from '../policy/policy.ts'
import { remember } from '../remember.ts'
import { type ActionLookup, byActionName, type IndexedAction, type KnownAction } from './action.ts'

/** What a statement matches of any list of actions. */
export interface Expansion {
  /** The actions of the snapshot, sorted by name. */
  readonly listed: readonly IndexedAction[]
  /** The actions that it names in full and the snapshot does not know, as written; none for a `NotAction`. */
  readonly unknown: readonly KnownAction[]
  /** Whether it matches another action, given in lower case. */
  readonly matches: (key: string) => boolean
  /** Those of other actions that it matches; the latest answers are remembered. */
  readonly among: (others: readonly KnownAction[]) => readonly KnownAction[]
}

/** Version after version is asked about one list; between them, its neighbors about theirs. */
const mostLists = 4

/** Expand all patterns of a set over the snapshot. */
export function expandSet({ patterns, inverted }: ActionSet, { all, find, expand }: ActionLookup): Expansion {
  const matched = new Set(patterns.flatMap((pattern) => expand(pattern)))
  const lower = patterns.map((pattern) => pattern.toLowerCase())
  const names = new Set(lower.filter(isPlain))
  const tests = lower.filter((pattern) => !isPlain(pattern)).map(matcherOf)
  const matches = (key: string) => (names.has(key) || tests.some((test) => test(key))) !== inverted
  const isUnknown = (pattern: string) => isPlain(pattern) && find(pattern) === undefined
  return {
    listed: inverted ? all.filter((action) => !matched.has(action)) : [...matched].sort(byActionName),
    unknown: inverted ? [] : patterns.filter(isUnknown).map((name) => ({ name })),
    matches,
    among: remember(mostLists, (others: readonly KnownAction[]) =>
      others.filter(({ name }) => matches(name.toLowerCase())),
    ),
  }
}
