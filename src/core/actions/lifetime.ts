// The days on which AWS's reference listed an action.
import type { KnownAction } from './action.ts'

/** Days, UTC, YYYY-MM-DD, between which an action was known; without `to` it still is. */
export interface Lifetime {
  readonly from: string
  readonly to?: string
}

/** Give the lifetimes of an action; none where nothing tells when it came to be known. */
export type Lifetimes = (action: KnownAction) => readonly Lifetime[]

/** Say whether an action was known on a day, UTC, YYYY-MM-DD. */
export function isKnownOn(lifetimes: readonly Lifetime[], day: string): boolean {
  return lifetimes.some(({ from, to }) => from <= day && (to === undefined || day <= to))
}
