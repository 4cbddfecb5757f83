// A policy's dated versions and when actions came to be known in; what wildcards took in while no text named it out.
import type { ActionAccess } from './access.ts'
import { type DatedAccess, dayBefore, isKnownOn, type Lifetimes } from './growth.ts'
import { isPlain, matcherOf } from './pattern.ts'
import type { Policy } from './policy.ts'

export interface DatedPolicy extends DatedAccess {
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
 * full is none of it.
 */
export function traceArrivals(
  versions: readonly DatedPolicy[],
  lifetimesOf: Lifetimes,
  until: string,
): readonly Arrival[] {
  return versions.flatMap((version, i) => {
    const before = versions.findLast(({ day }) => day < version.day)
    const end = versions[i + 1]?.day
    return [...version.access.actions].flatMap(([key, action]) => {
      const patterns = findWildcards(version.policy, action)
      if (patterns === undefined) return []
      const grantedBefore = before !== undefined && isGranted(before.access.actions.get(key))
      return arrivalDays(lifetimesOf, action)
        .filter((day) => day <= until && (end === undefined || day < end))
        .filter((day) => day > version.day || (day === version.day && grantedBefore))
        .map((day) => ({ day, version: version.version, action, patterns }))
    })
  })
}

/** The days on which an action came to be known, or came back. */
function arrivalDays(lifetimesOf: Lifetimes, action: ActionAccess): readonly string[] {
  const lifetimes = lifetimesOf(action)
  const days = new Set(lifetimes.map(({ from }) => from))
  return [...days].filter((day) => !isKnownOn(lifetimes, dayBefore(day)))
}

function isGranted(action: ActionAccess | undefined): boolean {
  return action !== undefined && action.outcome.status !== 'denied'
}

/** Give the wildcards behind an action's surviving grants; undefined where it has none, or is named in full. */
function findWildcards({ statements }: Policy, action: ActionAccess): readonly string[] | undefined {
  if (!isGranted(action)) return undefined
  const behind = new Set(action.outcome.grants.map(({ statement }) => statement))
  const sets = statements.filter(({ index }) => behind.has(index)).map(({ actions }) => actions)
  const name = action.name.toLowerCase()
  const matching = sets
    .filter(({ inverted }) => !inverted)
    .flatMap(({ patterns }) => patterns.filter((pattern) => matcherOf(pattern.toLowerCase())(name)))
  return matching.some(isPlain) ? undefined : [...new Set(matching)].sort()
}
