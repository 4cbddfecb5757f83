// Makes the entry of a lock for a policy in use.
import type { LockedPolicy } from '../../../src/core/lock/lock-record.ts'
import type { ReadVersion } from '../../../src/core/lock/review-policy.ts'
import type { UsedPolicy } from './policies-in-use.ts'

/** Make an entry. The document is kept only where the catalog does not have the same one. */
export function toLocked(
  { name, arn }: Pick<UsedPolicy, 'name' | 'arn'>,
  { version, created, digest, document }: ReadVersion,
  catalog: readonly UsedPolicy[],
  asOf: string,
  accepted?: LockedPolicy['accepted'],
): LockedPolicy {
  const isKept = findVersion(catalog, arn, version)?.digest === digest
  return {
    name,
    arn,
    version,
    ...(created !== undefined && { created }),
    digest,
    asOf,
    ...(accepted && { accepted }),
    ...(!isKept && { document }),
  }
}

/** Find a version of a policy. */
export function findVersion(
  policies: readonly UsedPolicy[],
  arn: string,
  version: string,
): ReadVersion | undefined {
  return policies.find((one) => one.arn === arn)?.versions.find((one) => one.version === version)
}
