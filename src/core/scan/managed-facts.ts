// Collects what the scan knows about AWS's managed policies: names, paths, retired ones and what replaces them.
import type { ManagedPoliciesRecord } from '../records/managed-policies.ts'
import type { ManagedPolicyFactsRecord } from '../records/managed-policy-facts.ts'
import type { PartitionsRecord } from '../records/partitions.ts'

export interface ManagedFacts {
  /** The day of the names: AWS may have published others since. */
  readonly asOf: string
  readonly names: ReadonlySet<string>
  /** The day by which a policy was gone. */
  readonly retired: ReadonlyMap<string, string>
  readonly replacements: ReadonlyMap<string, string>
  /** The path with a slash at its end, or an empty text; a policy whose path is not known is missing. */
  readonly paths: ReadonlyMap<string, string>
  /** The Regions of each partition. */
  readonly partitions: ReadonlyMap<string, readonly string[]>
}

/** The records of `content/` that the scan needs. Without facts, paths and replacements are not known. */
export interface ScanRecords {
  readonly managedPolicies: ManagedPoliciesRecord
  readonly managedPolicyFacts?: ManagedPolicyFactsRecord
  readonly partitions: Pick<PartitionsRecord, 'partitions'>
}

/** Collect the facts from the records. */
export function toManagedFacts({
  managedPolicies,
  managedPolicyFacts,
  partitions,
}: ScanRecords): ManagedFacts {
  const { paths = [], replacements = [] } = managedPolicyFacts ?? {}
  const names = new Set(managedPolicies.names)
  return {
    asOf: managedPolicies.asOf,
    names,
    retired: new Map(managedPolicies.retired.map(({ name, goneBy }) => [name, goneBy])),
    // What replaced a policy may be gone, too.
    replacements: new Map(replacements.filter(({ by }) => names.has(by)).map(({ name, by }) => [name, by])),
    paths: new Map(paths.flatMap(({ path, names: those }) => those.map((name) => [name, path] as const))),
    partitions: new Map(partitions.partitions.map(({ name, regions }) => [name, regions])),
  }
}

/** Find the partition of a Region; undefined if the list does not have it. */
export function findPartition(region: string, { partitions }: ManagedFacts): string | undefined {
  return [...partitions].find(([, regions]) => regions.includes(region))?.[0]
}
