// Defines what a source reports about managed policies in use, and reads it from the catalog.
import type { ReadVersion } from '../../../src/core/lock/review-policy.ts'
import type { VersionRecord } from '../../../src/core/records/record.ts'
import type { Content, PolicyHistory } from '../../../src/data/records.ts'
import { digestDocument } from './digest.ts'

/** A managed policy, with the version in force and the other versions that the source has. */
export interface UsedPolicy {
  readonly name: string
  readonly arn: string
  readonly current: ReadVersion
  readonly versions: readonly ReadVersion[]
}

/** Read the policies of the catalog. */
export function readCatalog({ policies }: Pick<Content, 'policies'>): readonly UsedPolicy[] {
  return policies.flatMap(({ record, versions }: PolicyHistory) => {
    const read = versions.map(toReadVersion)
    // IAM's default version is in force; the highest number is only the newest.
    const current = read.find(({ version }) => version === record.defaultVersion) ?? read.at(-1)
    return current === undefined ? [] : [{ name: record.name, arn: record.arn, current, versions: read }]
  })
}

function toReadVersion({ version, created, document }: VersionRecord): ReadVersion {
  return { version, ...(created !== undefined && { created }), digest: digestDocument(document), document }
}
