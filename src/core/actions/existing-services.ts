// Lists the services that exist, once for all policies that are checked with the same facts.

import { rememberAll } from '../remember.ts'
import type { Snapshot } from './action.ts'

/** List the prefixes of the services that a snapshot has. */
export const indexedPrefixes = rememberAll(
  ({ services }: Snapshot): ReadonlySet<string> => new Set(services.map(({ prefix }) => prefix)),
)

const nothingListed: readonly string[] = []

/** List every prefix that exists: those listed by a caller that knows more services than the snapshot, then its own. */
export function existingServices(
  snapshot: Snapshot,
  listed: readonly string[] = nothingListed,
): readonly string[] {
  return joinPrefixes(snapshot)(listed)
}

/** The listed ones first, in their order: of names that are equally near, the first is suggested. */
const joinPrefixes = rememberAll((snapshot: Snapshot) =>
  rememberAll((listed: readonly string[]): readonly string[] => [
    ...new Set([...listed, ...indexedPrefixes(snapshot)]),
  ]),
)
