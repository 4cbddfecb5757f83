// Policies in; their versions, each with the one before, newest first, out.
import { versionNumber } from '../core/records/record.ts'
import { type PolicyModel, previousVersion, type Version } from './policy-model.ts'

/** Every change between neighboring versions of every policy, newest first; a first version has no `from`. */
export interface Release {
  readonly policy: PolicyModel
  readonly version: Version
  readonly from?: Version
}

/** List the releases of all policies, or of one, newest first; an undated one stands by its neighbors. */
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
 * Make something of every release of all policies, listed newest first. It is made policy by policy: neighbors ask for
 * the same access, and by date they stand far apart.
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
