// Builds a policy with its versions from the records.
import type { Access } from '../core/access/access.ts'
import { canonicalLines } from '../core/changes/canonical-lines.ts'
import { type Policy, parsePolicy } from '../core/policy/policy.ts'
import { type PolicyRecord, type VersionRecord, versionNumber } from '../core/records/record.ts'
import { dateVersions, type VersionDate } from '../core/records/version-dates.ts'

/** One version of a policy with what it grants over the snapshot. */
export interface Version {
  readonly id: string
  readonly record: VersionRecord
  /** When it was created, or what bounds that. */
  readonly date: VersionDate
  readonly policy: Policy
  /** Worked out when it is asked for, and again when that was long ago: all at once would be gigabytes. */
  readonly access: Access
  /** The earliest older version with the same document, where there is one. */
  readonly identicalTo?: string
  /** Version numbers between this one and the one before that the history does not have. */
  readonly skipped: readonly number[]
}

/** A policy and its versions, oldest first; there is always one. */
export interface PolicyModel {
  readonly name: string
  readonly record: PolicyRecord
  readonly versions: readonly Version[]
  readonly latest: Version
}

export function buildPolicy(
  record: PolicyRecord,
  records: readonly VersionRecord[],
  accessOf: (policy: Policy) => Access,
  asOf: string,
): PolicyModel {
  const firstWith = new Map<string, string>()
  const versions = dateVersions(records, asOf).map(({ version, date }, i) => {
    const text = documentText(version)
    const identicalTo = firstWith.get(text)
    if (identicalTo === undefined) firstWith.set(text, version.version)
    return buildVersion(version, date, records[i - 1], identicalTo, accessOf)
  })
  const latest = versions.at(-1)
  if (latest === undefined) throw new Error(`${record.name} has no version`)
  return { name: record.name, record, versions, latest }
}

function buildVersion(
  record: VersionRecord,
  date: VersionDate,
  previous: VersionRecord | undefined,
  identicalTo: string | undefined,
  accessOf: (policy: Policy) => Access,
): Version {
  const policy = parsePolicy(record.document)
  return {
    id: record.version,
    record,
    date,
    policy,
    get access() {
      return accessOf(policy)
    },
    ...(identicalTo !== undefined && { identicalTo }),
    skipped: previous === undefined ? [] : numbersBetween(previous.version, record.version),
  }
}

function documentText({ document }: VersionRecord): string {
  return canonicalLines(document)
    .map(({ text }) => text)
    .join('\n')
}

function numbersBetween(from: string, to: string): readonly number[] {
  const [first, last] = [versionNumber(from) + 1, versionNumber(to)]
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i)
}

/** Give the version before another one of the same policy, if there is one. */
export function previousVersion(policy: PolicyModel, version: Version): Version | undefined {
  return policy.versions[policy.versions.indexOf(version) - 1]
}

/** Give the version after another one of the same policy, if there is one. */
export function nextVersion(policy: PolicyModel, version: Version): Version | undefined {
  return policy.versions[policy.versions.indexOf(version) + 1]
}
