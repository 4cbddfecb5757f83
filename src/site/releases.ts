// Lists the releases of policies: each version with the one before it, newest first.
import { versionNumber } from '../core/records/record.ts'
import { type PolicyModel, previousVersion, type Version } from './policy-model.ts'

/** One version with the version before it, `from`, which a policy's first version lacks. */
export interface Release {
  readonly policy: PolicyModel
  readonly version: Version
  readonly from?: Version
}

/** List the releases of all policies or of one, newest first. An undated one is placed by its neighbors. */
export function listReleases(policies: readonly PolicyModel[]): readonly Release[] {
  return policies
    .flatMap((policy) =>
      policy.versions.map((version) => {
        const from = previousVersion(policy, version)
        return { policy, version, ...(from && { from }) }
      }),
    )
    .sort(
      (a, b) =>
        compareText(b.version.date.orderedAt, a.version.date.orderedAt) ||
        compareText(a.policy.name, b.policy.name) ||
        versionNumber(b.version.id) - versionNumber(a.version.id),
    )
}

/**
 * Apply a function to every release of all policies and list the results, newest first. It runs policy by policy,
 * because neighboring versions need the same access and are far apart when sorted by date.
 */
export function mapReleases<Made>(
  policies: readonly PolicyModel[],
  make: (release: Release) => Made,
): readonly Made[] {
  const made = new Map<Version, Made>()
  for (const policy of policies)
    for (const release of listReleases([policy])) made.set(release.version, make(release))
  return listReleases(policies).map(({ version }) => made.get(version) as Made)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
