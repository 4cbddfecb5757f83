// Finds actions, in a snapshot or in recorded versions, that have no recorded first day.

import { type FirstSeenIndex, findUndated } from '../actions/first-seen.ts'
import { isPlain } from '../policy/pattern.ts'
import { parsePolicy } from '../policy/policy.ts'
import type { VersionRecord } from '../records/record.ts'

/** Actions without a date. This is not an error: AWS adds actions daily and names some that it never lists. */
export interface Undated {
  /** Actions of services that the record covers, which the snapshot lists and the record does not. */
  readonly listed: readonly string[]
  /** Actions that versions name in full and that neither the snapshot nor the record lists. */
  readonly named: readonly string[]
}

/** Find the actions of a snapshot and of recorded versions that are missing from the first-seen record. */
export function findUndatedActions(
  index: FirstSeenIndex,
  snapshot: readonly string[],
  versions: readonly VersionRecord[],
): Undated {
  const listed = findUndated(index, snapshot).filter((action) => index.covers(action))
  const written = versions.flatMap(({ document }) =>
    parsePolicy(document).statements.flatMap(({ actions }) => actions.patterns.filter(isPlain)),
  )
  const inSnapshot = new Set(snapshot.map((action) => action.toLowerCase()))
  const named = findUndated(index, [...new Set(written)]).filter(
    (action) => !inSnapshot.has(action.toLowerCase()),
  )
  return { listed: [...listed].sort(), named: [...named].sort() }
}
