// Expands the patterns of a statement's Action or NotAction to the actions that the statement matches.

import { once } from '../once.ts'
import { isPlain, matcherOf } from '../policy/pattern.ts'
import type { ActionSet } from '../policy/policy.ts'
import { remember } from '../remember.ts'
import { type ActionLookup, byActionName, type IndexedAction, type KnownAction } from './action.ts'

/** The actions that a statement matches. */
export interface Expansion {
  /** The actions of the snapshot, sorted by name. */
  readonly listed: readonly IndexedAction[]
  /** The actions that it names in full and the snapshot does not list, as written; empty for a `NotAction`. */
  readonly unknown: readonly KnownAction[]
  /** Check whether it matches any other action, given in lowercase. */
  readonly matches: (key: string) => boolean
  /** List the actions of another list that it matches; the latest answers are cached. */
  readonly among: (actions: readonly KnownAction[]) => readonly KnownAction[]
}

/** A statement is asked about one list for version after version, and in between about the lists of neighbors. */
const mostLists = 4

/** Expand all patterns of a set over the snapshot. */
export function expandSet(set: ActionSet, lookup: ActionLookup): Expansion {
  const { patterns, inverted } = set
  const matched = new Set(patterns.flatMap(lookup.expand))
  const isUnknown = (pattern: string) => isPlain(pattern) && !lookup.find(pattern)
  return {
    listed: inverted ? lookup.all.filter((action) => !matched.has(action)) : [...matched].sort(byActionName),
    unknown: inverted ? [] : patterns.filter(isUnknown).map((name) => ({ name })),
    // Made elsewhere, because functions made here would keep the set of matched actions in memory.
    ...createTests(set),
  }
}

function createTests({ patterns, inverted }: ActionSet): Pick<Expansion, 'matches' | 'among'> {
  // Most statements are never asked about other actions, so what that takes is prepared when one is.
  const test = once(() => {
    const lower = patterns.map((pattern) => pattern.toLowerCase())
    const names = new Set(lower.filter(isPlain))
    const tests = lower.filter((pattern) => !isPlain(pattern)).map(matcherOf)
    return (key: string) => (names.has(key) || tests.some((test) => test(key))) !== inverted
  })
  const matches = (key: string) => test()(key)
  const among = remember(mostLists, (actions: readonly KnownAction[]) =>
    actions.filter(({ name }) => matches(name.toLowerCase())),
  )
  // Most versions name no unlisted actions: each would push a list out of the cache.
  return { matches, among: (actions) => (actions.length ? among(actions) : actions) }
}
