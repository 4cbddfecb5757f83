// Computes how the access of a version grew while its text did not change.

import type { Access } from '../access/access.ts'
import { isGranted } from '../access/grant.ts'
import { type KnownAction, servicePrefix } from '../actions/action.ts'
import { isKnownOn, type Lifetime, type Lifetimes } from '../actions/lifetime.ts'
import { isPlain, matcherOf } from '../policy/pattern.ts'
import type { Policy } from '../policy/policy.ts'
import { remember } from '../remember.ts'

export interface Growth {
  /** Days, UTC, YYYY-MM-DD. */
  readonly from: string
  readonly to: string
  /** How many known actions the text granted on each of the two days. */
  readonly before: number
  readonly after: number
  /** How many of those of the second day the snapshot does not list: it no longer does, or only policies name them. */
  readonly unlisted: number
  /** Granted actions that came to be known between the days, sorted by name. */
  readonly added: readonly KnownAction[]
  /** Actions that were granted on the first day and are no longer known on the second. */
  readonly retired: readonly KnownAction[]
}

/** Compare what one text granted on two days. Only actions with a surviving grant count. */
export function computeGrowth(access: Access, lifetimesOf: Lifetimes, from: string, to: string): Growth {
  const granted = grantedActions(access)
  const known = (day: string) => granted.filter((action) => isKnownOn(lifetimesOf(action), day))
  const [before, after] = [known(from), known(to)]
  const [then, now] = [new Set(before), new Set(after)]
  return {
    from,
    to,
    before: before.length,
    after: after.length,
    unlisted: after.filter(({ facts }) => facts === undefined).length,
    added: after.filter((action) => !then.has(action)),
    retired: before.filter((action) => !now.has(action)),
  }
}

/** How many known actions a wildcard matched on two days. */
export interface PatternGrowth {
  readonly pattern: string
  readonly before: number
  readonly after: number
}

/** Returns the actions, including retired ones, that a pattern matches. */
export type KnownMatch = (pattern: string) => readonly KnownAction[]

/** How many patterns are cached: enough for all managed policies. */
const mostPatterns = 50_000

/** Return a function that finds the actions that a pattern matches, searching once for each pattern. */
export function lookAmong(actions: readonly KnownAction[]): KnownMatch {
  const keyed = actions.map((action) => ({ action, key: action.name.toLowerCase() }))
  const byService = Map.groupBy(keyed, ({ key }) => servicePrefix(key))
  return remember(mostPatterns, (pattern) => {
    const lower = pattern.toLowerCase()
    const prefix = servicePrefix(lower)
    const isOfOne = isPlain(prefix) && prefix !== ''
    const matches = matcherOf(lower)
    return (isOfOne ? (byService.get(prefix) ?? []) : keyed)
      .filter(({ key }) => matches(key))
      .map(({ action }) => action)
  })
}

/** Count the actions that each wildcard of a policy's Allow statements matched on two days, most growth first. */
export function growPatterns(
  policy: Policy,
  matching: KnownMatch,
  lifetimesOf: Lifetimes,
  from: string,
  to: string,
): readonly PatternGrowth[] {
  const patterns = policy.statements
    .filter((statement) => statement.effect === 'Allow' && !statement.actions.inverted)
    .flatMap((statement) => statement.actions.patterns.filter((pattern) => !isPlain(pattern)))
  return [...new Set(patterns)]
    .map((pattern) => {
      const lifetimes = matching(pattern).map(lifetimesOf)
      const countOn = (day: string) => lifetimes.filter((lifetime) => isKnownOn(lifetime, day)).length
      return { pattern, before: countOn(from), after: countOn(to) }
    })
    .sort((a, b) => b.after - b.before - (a.after - a.before))
}

/** A day on which the number of granted actions changed, and whether the text or AWS's services changed it. */
export interface GrowthStep {
  readonly day: string
  readonly count: number
  readonly cause: 'text' | 'silent'
  /** The version whose text is current from this day on, if the text changed the number. */
  readonly version?: string
}

export interface DatedAccess {
  readonly version: string
  /** The day on which the version was created, UTC, YYYY-MM-DD; absent if no source reports it. */
  readonly day?: string
  readonly access: Access
}

/**
 * List every day up to `until` on which the number of known actions that a policy grants changed; versions come oldest
 * first. On the day of a new version, the text has changed the number by as much as both texts differ on that day. An
 * undated version has no steps. The version before it has only the step of its own day, because nobody knows how long it
 * was current.
 */
export function traceGrowth(
  versions: readonly DatedAccess[],
  lifetimesOf: Lifetimes,
  until: string,
): readonly GrowthStep[] {
  return versions.flatMap(({ version, day, access }, i) => {
    if (day === undefined) return []
    const lifetimes = countEqual(grantedActions(access).map(lifetimesOf))
    const countOn = (on: string) =>
      lifetimes.reduce((sum, [lifetime, count]) => sum + (isKnownOn(lifetime, on) ? count : 0), 0)
    const end = endOf(versions, i)
    // What comes to be known on the next version's day would have changed what this text grants, too.
    const days = [...new Set(lifetimes.flatMap(([lifetime]) => lifetime.flatMap(turningDays)))]
      .filter((turn) => turn > day && turn <= until && (end === undefined || turn <= end))
      .sort()
    const steps: GrowthStep[] = [{ day, count: countOn(day), cause: 'text', version }]
    for (const turn of days) {
      const count = countOn(turn)
      if (count !== steps.at(-1)?.count) steps.push({ day: turn, count, cause: 'silent' })
    }
    return steps
  })
}

/** Return the day from which a dated version's text is no longer known to be current; undefined if it still is. */
export function endOf(versions: readonly DatedAccess[], i: number): string | undefined {
  const next = versions[i + 1]
  return next && (next.day ?? versions[i]?.day)
}

/** Count how often each item occurs; items are equal if they are the same object. */
function countEqual<Item>(items: readonly Item[]): readonly (readonly [Item, number])[] {
  const counts = new Map<Item, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return [...counts]
}

function grantedActions(access: Access): readonly KnownAction[] {
  return [...access.actions.values()].filter(({ outcome }) => isGranted(outcome))
}

/** The days on which a lifetime changes the count: the first day, and the day after the last. */
function turningDays({ from, to }: Lifetime): readonly string[] {
  return to === undefined ? [from] : [from, dayAfter(to)]
}

const dayLength = 86_400_000

function dayAfter(day: string): string {
  return shiftDay(day, dayLength)
}

/** Return the day before a day, UTC, YYYY-MM-DD. */
export function dayBefore(day: string): string {
  return shiftDay(day, -dayLength)
}

function shiftDay(day: string, milliseconds: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + milliseconds).toISOString().slice(0, 10)
}
