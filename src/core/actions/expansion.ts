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

/** Shorter lists, such as the names of one policy, would push the long ones out of the cache. */
const longList = 100

/** Expand all patterns of a set over the snapshot. */
export function expandSet(set: ActionSet, lookup: ActionLookup): Expansion {
  return { listed: listMatched(set, lookup), unknown: listUnknown(set, lookup), ...createTests(set) }
}

function listMatched({ patterns, inverted }: ActionSet, lookup: ActionLookup): readonly IndexedAction[] {
  const matched = new Set(patterns.flatMap((pattern) => lookup.expand(pattern)))
  return inverted ? lookup.all.filter((action) => !matched.has(action)) : [...matched].sort(byActionName)
}

function listUnknown({ patterns, inverted }: ActionSet, { find }: ActionLookup): readonly KnownAction[] {
  if (inverted) return []
  return patterns
    .filter((pattern) => isPlain(pattern) && find(pattern) === undefined)
    .map((name) => ({ name }))
}

/** Most statements are never asked about other actions, so what that takes is prepared when it is. */
function createTests(set: ActionSet): Pick<Expansion, 'matches' | 'among'> {
  const test = once(() => createTest(set))
  const matches = (key: string) => test()(key)
  const amongAnew = (actions: readonly KnownAction[]) =>
    actions.filter(({ name }) => matches(name.toLowerCase()))
  const amongLong = remember(mostLists, amongAnew)
  return { matches, among: (actions) => (actions.length < longList ? amongAnew : amongLong)(actions) }
}

function createTest({ patterns, inverted }: ActionSet): (key: string) => boolean {
  const lower = patterns.map((pattern) => pattern.toLowerCase())
  const names = new Set(lower.filter(isPlain))
  const tests = lower.filter((pattern) => !isPlain(pattern)).map(matcherOf)
  return (key) => (names.has(key) || tests.some((test) => test(key))) !== inverted
}
