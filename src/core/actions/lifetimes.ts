// Works out the lifetime of every action from the snapshots that list it and the versions that name it.

import { remember } from '../remember.ts'
import type { KnownAction } from './action.ts'
import type { FirstSeenIndex } from './first-seen.ts'
import type { Lifetime, Lifetimes } from './lifetime.ts'

export interface Listing {
  readonly action: KnownAction
  /** The day by which a version named the action in full, UTC, YYYY-MM-DD. */
  readonly day: string
}

/** How many actions are cached: enough for all of AWS. */
const mostActions = 50_000

/**
 * Decide when each action was known: while dated snapshots list it, since a version first named it, or else since
 * the action snapshot (`takenAt`, a day) that the site expands wildcards with.
 */
export function indexLifetimes(
  firstSeen: FirstSeenIndex,
  listings: readonly Listing[],
  takenAt: string,
): Lifetimes {
  const listedSince = firstDays(listings)
  // Actions with the same lifetimes share the object, so that callers can work once for all of them.
  const shared = remember(mostActions, (written: string): readonly Lifetime[] => JSON.parse(written))
  const shownOf = remember(mostActions, (name: string) => {
    const [seen, listed] = [firstSeen.lifetimesOf(name), listedSince.get(name.toLowerCase())]
    // A version that names an action which is known by then says nothing new.
    const isNews = listed !== undefined && !seen.some(({ from, to }) => to === undefined && from <= listed)
    return shared(JSON.stringify([...seen, ...(isNews ? [{ from: listed }] : [])]))
  })
  const inSnapshot: readonly Lifetime[] = [{ from: takenAt }]
  return ({ name, facts }) => {
    const shown = shownOf(name)
    return shown.length > 0 || facts === undefined ? shown : inSnapshot
  }
}

/** Return the first day on which each action is listed, by its name in lowercase. */
export function firstDays(listings: readonly Listing[]): ReadonlyMap<string, string> {
  const days = new Map<string, string>()
  for (const { action, day } of listings) {
    const key = action.name.toLowerCase()
    const earliest = days.get(key)
    if (earliest === undefined || day < earliest) days.set(key, day)
  }
  return days
}
