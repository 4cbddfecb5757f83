// When snapshots and versions show that actions existed in, the lifetimes of every action out.

import { remember } from '../remember.ts'
import type { KnownAction } from './action.ts'
import type { FirstSeenIndex } from './first-seen.ts'
import type { Lifetime, Lifetimes } from './lifetime.ts'

export interface Listing {
  readonly action: KnownAction
  /** The day by which a version named the action in full, UTC, YYYY-MM-DD. */
  readonly day: string
}

/** How many actions are remembered: all of AWS. */
const mostActions = 50_000

/**
 * Decide when each action was known: while dated snapshots list it, since a version names it, or else since the
 * action snapshot (`takenAt`, a day) that the site expands wildcards with.
 */
export function indexLifetimes(
  firstSeen: FirstSeenIndex,
  listings: readonly Listing[],
  takenAt: string,
): Lifetimes {
  const listedSince = firstDays(listings)
  // Actions of one day share the object, so that what is asked of many actions can be asked once of all of these.
  const shared = remember(mostActions, (written: string): readonly Lifetime[] => JSON.parse(written))
  const shownOf = remember(mostActions, (name: string) => {
    const listed = listedSince.get(name.toLowerCase())
    return shared(
      JSON.stringify([...firstSeen.lifetimesOf(name), ...(listed === undefined ? [] : [{ from: listed }])]),
    )
  })
  const inSnapshot: readonly Lifetime[] = [{ from: takenAt }]
  return ({ name, facts }) => {
    const shown = shownOf(name)
    return shown.length > 0 || facts === undefined ? shown : inSnapshot
  }
}

/** Give the first day on which each action is listed, by its name in lower case. */
export function firstDays(listings: readonly Listing[]): ReadonlyMap<string, string> {
  const days = new Map<string, string>()
  for (const { action, day } of listings) {
    const key = action.name.toLowerCase()
    const earliest = days.get(key)
    if (earliest === undefined || day < earliest) days.set(key, day)
  }
  return days
}
