// Defines the days on which an action was known.
import type { KnownAction } from './action.ts'

/** Days, UTC, YYYY-MM-DD, between which an action was known; without `to` it still is. */
export interface Lifetime {
  readonly from: string
  readonly to?: string
}

/** Returns the lifetimes of an action; empty if nothing shows when it came to be known. */
export type Lifetimes = (action: KnownAction) => readonly Lifetime[]

/** Check whether an action was known on a day, UTC, YYYY-MM-DD. */
export function isKnownOn(lifetimes: readonly Lifetime[], day: string): boolean {
  return lifetimes.some(({ from, to }) => from <= day && (to === undefined || day <= to))
}
