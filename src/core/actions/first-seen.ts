// Looks up when dated snapshots first and last listed an action.

import type { FirstSeenRecord } from '../records/record.ts'
import { servicePrefix } from './action.ts'
import { isKnownOn, type Lifetime } from './lifetime.ts'

/** What the snapshots show about an action. */
export interface ActionDates {
  /** As AWS spells it. */
  readonly action: string
  /** The day of the first snapshot that lists it; it existed by then. */
  readonly firstSeen: string
  /** True if the oldest snapshot already lists it: it may be older than its `firstSeen`. */
  readonly orBefore: boolean
  /** The day of the last snapshot that lists it; absent while it is still listed. */
  readonly lastSeen?: string
}

/** Answers questions about actions. Names compare case-insensitively; days are UTC, YYYY-MM-DD. */
export interface FirstSeenIndex {
  /** Days before this one are unknown: clamp a period to it before asking about its start. */
  readonly oldestSnapshot: string
  /** An action that `find` does not know is newer than this, or AWS never listed it. */
  readonly newestSnapshot: string
  readonly find: (action: string) => ActionDates | undefined
  /** Check whether the record covers an action's service. Only then does a missing entry mean something. */
  readonly covers: (action: string) => boolean
  /** Return the days between which snapshots list an action; empty if none ever did. */
  readonly lifetimesOf: (action: string) => readonly Lifetime[]
  /** Check whether snapshots show that an action existed on a day. */
  readonly isKnownOn: (action: string, day: string) => boolean
}

/** Index the record once for all questions about it. */
export function indexFirstSeen(record: FirstSeenRecord): FirstSeenIndex {
  const { oldestSnapshot, newestSnapshot } = record
  const dates = new Map(
    Object.entries(record.actions).map(([action, { firstSeen, lastSeen }]): [string, ActionDates] => [
      action.toLowerCase(),
      {
        action,
        firstSeen,
        orBefore: firstSeen === oldestSnapshot,
        ...(lastSeen === undefined ? {} : { lastSeen }),
      },
    ]),
  )
  const services = new Set([...dates.keys()].map(servicePrefix))
  const find = (action: string) => dates.get(action.toLowerCase())
  const lifetimesOf = (action: string) => {
    const found = find(action)
    return found === undefined ? [] : [toLifetime(found)]
  }
  return {
    oldestSnapshot,
    newestSnapshot,
    find,
    covers: (action) => services.has(servicePrefix(action.toLowerCase())),
    lifetimesOf,
    isKnownOn: (action, day) => isKnownOn(lifetimesOf(action), day),
  }
}

/** List the actions that no snapshot lists: they are newer than the newest snapshot, or only policies name them. */
export function findUndated(index: FirstSeenIndex, actions: readonly string[]): readonly string[] {
  return actions.filter((action) => index.find(action) === undefined)
}

function toLifetime({ firstSeen, lastSeen }: ActionDates): Lifetime {
  return { from: firstSeen, ...(lastSeen === undefined ? {} : { to: lastSeen }) }
}
