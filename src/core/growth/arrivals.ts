// Lists the actions that came to be known while a policy already granted them through a wildcard.
import { type ActionAccess, grantsAction } from '../access/access.ts'
import { isGranted } from '../access/grant.ts'
import { isKnownOn, type Lifetime, type Lifetimes } from '../actions/lifetime.ts'
import { isPlain, matcherOf } from '../policy/pattern.ts'
import type { Policy } from '../policy/policy.ts'
import { rememberAll } from '../remember.ts'
import { type DatedAccess, dayBefore, endOf } from './growth.ts'

export interface DatedVersionPolicy extends DatedAccess {
  readonly policy: Policy
}

/** An action that came to be known while a policy granted it through a wildcard. */
export interface Arrival {
  /** The day from which the action is known, UTC, YYYY-MM-DD. */
  readonly day: string
  /** The version whose text was current at the end of that day. */
  readonly version: string
  readonly action: ActionAccess
  /** The wildcards of its statements that match the action, as written; empty for `NotAction`. */
  readonly patterns: readonly string[]
}

/**
 * List the actions that a policy's wildcards added up to `until`; versions come oldest first. On the day of a new
 * version, only actions that the previous text also grants count; the rest are that version's own change. Actions
 * that the text also names in full are excluded. Days when an undated version may have been current are omitted.
 */
export function traceArrivals(
  versions: readonly DatedVersionPolicy[],
  lifetimesOf: Lifetimes,
  until: string,
): readonly Arrival[] {
  const daysOf = daysBy(lifetimesOf)
  return versions.flatMap((version, i) => {
    const { day: start } = version
    if (start === undefined) return []
    const before = versions.slice(0, i).findLast(({ day }) => day === undefined || day < start)
    const previous = before?.day === undefined ? undefined : before.access
    const end = endOf(versions, i)
    const findWildcards = wildcardsOf(version.policy)
    return [...version.access.actions].flatMap(([key, action]) => {
      // Few actions come to be known while one text is current, so look at days before patterns.
      const days = daysOf(key, action)
        .filter((day) => day <= until && (end === undefined || day < end))
        .filter(
          (day) => day > start || (day === start && previous !== undefined && grantsAction(previous, key)),
        )
      const patterns = days.length === 0 ? undefined : findWildcards(action)
      if (patterns === undefined) return []
      return days.map((day) => ({ day, version: version.version, action, patterns }))
    })
  })
}

/** Find the days on which an action came to be known, or came back, once for all policies; `key` is its name in lowercase. */
const daysBy = rememberAll((lifetimesOf: Lifetimes) => {
  const known = new Map<string, readonly string[]>()
  return (key: string, action: ActionAccess): readonly string[] => {
    const days = known.get(key) ?? arrivalDays(lifetimesOf(action))
    known.set(key, days)
    return days
  }
})

function arrivalDays(lifetimes: readonly Lifetime[]): readonly string[] {
  const days = new Set(lifetimes.map(({ from }) => from))
  return [...days].filter((day) => !isKnownOn(lifetimes, dayBefore(day)))
}

/** Find the wildcards behind an action's surviving grants; undefined if it has no grant or is named in full. */
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
    if (!isGranted(action.outcome)) return undefined
    const behind = new Set(action.outcome.grants.map(({ statement }) => statement))
    const name = action.name.toLowerCase()
    const matching = [...behind]
      .flatMap((statement) => patternsOf.get(statement) ?? [])
      .filter(({ matches }) => matches(name))
      .map(({ pattern }) => pattern)
    return matching.some(isPlain) ? undefined : [...new Set(matching)].sort()
  }
}
