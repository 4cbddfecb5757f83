// A policy's versions and when actions came to be known in; what wildcards took in while no text named it out.
import type { ActionAccess } from '../access/access.ts'
import { isKnownOn, type Lifetime, type Lifetimes } from '../actions/lifetime.ts'
import { isPlain, matcherOf } from '../policy/pattern.ts'
import type { Policy } from '../policy/policy.ts'
import { type DatedAccess, dayBefore, endOf } from './growth.ts'

export interface DatedVersionPolicy extends DatedAccess {
  readonly policy: Policy
}

/** An action that came to be known while a policy granted it by a wildcard. */
export interface Arrival {
  /** The day from which the action is known, UTC, YYYY-MM-DD. */
  readonly day: string
  /** The version whose text held at the end of that day. */
  readonly version: string
  readonly action: ActionAccess
  /** The wildcards of its statements that match the action, as written; none for `NotAction`. */
  readonly patterns: readonly string[]
}

/**
 * List what a policy's wildcards took in up to `until`, versions oldest first. On the day of a new version that is
 * what the text before grants as well; the rest is that version's own change. An action that the text also names in
 * full is none of it. Nothing is told of days on which an undated version may have held.
 */
export function traceArrivals(
  versions: readonly DatedVersionPolicy[],
  lifetimesOf: Lifetimes,
  until: string,
): readonly Arrival[] {
  const daysOf = rememberDays(lifetimesOf)
  return versions.flatMap((version, i) => {
    const { day: start } = version
    if (start === undefined) return []
    const before = versions.slice(0, i).findLast(({ day }) => day === undefined || day < start)
    const held = before?.day === undefined ? undefined : before.access
    const end = endOf(versions, i)
    const findWildcards = wildcardsOf(version.policy)
    return [...version.access.actions].flatMap(([key, action]) => {
      // Few actions come to be known while one text holds, so days are asked for before patterns are.
      const days = daysOf(key, action)
        .filter((day) => day <= until && (end === undefined || day < end))
        .filter((day) => day > start || (day === start && isGranted(held?.actions.get(key))))
      const patterns = days.length === 0 ? undefined : findWildcards(action)
      if (patterns === undefined) return []
      return days.map((day) => ({ day, version: version.version, action, patterns }))
    })
  })
}

/** Tell the days on which an action came to be known, or came back; `key` is its name in lower case. */
function rememberDays(lifetimesOf: Lifetimes): (key: string, action: ActionAccess) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (key, action) => {
    const days = known.get(key) ?? arrivalDays(lifetimesOf(action))
    known.set(key, days)
    return days
  }
}

function arrivalDays(lifetimes: readonly Lifetime[]): readonly string[] {
  const days = new Set(lifetimes.map(({ from }) => from))
  return [...days].filter((day) => !isKnownOn(lifetimes, dayBefore(day)))
}

function isGranted(action: ActionAccess | undefined): boolean {
  return action !== undefined && action.outcome.status !== 'denied'
}

/** Give the wildcards behind an action's surviving grants; undefined where it has none, or is named in full. */
function wildcardsOf({ statements }: Policy): (action: ActionAccess) => readonly string[] | undefined {
  const patternsOf = new Map(
    statements
      .filter(({ actions }) => !actions.inverted)
      .map(({ index, actions }) => [
        index,
        actions.patterns.map((pattern) => ({ pattern, matches: matcherOf(pattern.toLowerCase()) })),
      ]),
  )
  return (action) => {
    if (!isGranted(action)) return undefined
    const behind = new Set(action.outcome.grants.map(({ statement }) => statement))
    const name = action.name.toLowerCase()
    const matching = [...behind]
      .flatMap((statement) => patternsOf.get(statement) ?? [])
      .filter(({ matches }) => matches(name))
      .map(({ pattern }) => pattern)
    return matching.some(isPlain) ? undefined : [...new Set(matching)].sort()
  }
}
