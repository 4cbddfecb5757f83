// Checks that the list of managed policies has every policy of the package that it comes from.

import type { Finding } from '../json/finding.ts'
import type { ManagedPoliciesRecord } from '../records/managed-policies.ts'

export const managedPoliciesFile = 'managed-policies.json'

/** The name and version of a package, and the names of its policies. */
export interface ArchiveNames {
  readonly name: string
  readonly policies: readonly { readonly name: string }[]
}

/** List the policies of a package that a record has neither as published nor as retired, sorted. */
export function listMissingNames(
  { names, retired }: ManagedPoliciesRecord,
  { policies }: ArchiveNames,
): readonly string[] {
  const known = new Set([...names, ...retired.map(({ name }) => name)])
  return policies.flatMap(({ name }) => (known.has(name) ? [] : [name])).sort()
}

/** Check that no policy of the installed package is missing: the checker would call it unknown. */
export function checkManagedNames(record: ManagedPoliciesRecord, archive: ArchiveNames): readonly Finding[] {
  const missing = listMissingNames(record, archive)
  if (missing.length === 0) return []
  const more = missing.length > 3 ? ` and ${missing.length - 3} more` : ''
  return [
    {
      file: managedPoliciesFile,
      at: ['names'],
      found: `a list without ${missing.slice(0, 3).join(', ')}${more}`,
      expected: `every policy of ${archive.name}, as a name or as retired`,
      tip: 'Run npm run sync: it adds the names. If AWS retired one, record it in retired, with the day.',
    },
  ]
}
