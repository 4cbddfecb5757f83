// Plans which names of AWS's managed policies to add to their list.

import { listMissingNames, managedPoliciesFile } from '../../../src/core/content/check-managed-names.ts'
import type { ManagedPoliciesRecord } from '../../../src/core/records/managed-policies.ts'
import type { PolicyArchive } from './plan-reach.ts'
import type { Write } from './write.ts'

export interface NamesPlan {
  readonly writes: readonly Write[]
  /** The names that are new to the list, sorted. */
  readonly names: readonly string[]
}

/**
 * Plan to add the names of a package. A name that the package lacks stays, because a retired policy is recorded with the
 * day, by hand. The day of the list moves up to that of the package's newest version.
 */
export function planManagedNames(record: ManagedPoliciesRecord, archive: PolicyArchive): NamesPlan {
  const names = listMissingNames(record, archive)
  if (names.length === 0 && record.archive === archive.name) return { writes: [], names }
  const days = archive.policies.flatMap(({ versions }) =>
    versions.flatMap(({ date }) => date?.created.slice(0, 10) ?? []),
  )
  const value: ManagedPoliciesRecord = {
    ...record,
    asOf: [record.asOf, ...days].sort().at(-1) ?? record.asOf,
    archive: archive.name,
    names: [...record.names, ...names].sort(),
  }
  return { writes: [{ file: managedPoliciesFile, value }], names }
}
