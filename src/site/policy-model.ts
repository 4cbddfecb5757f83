// Builds the model of a policy and its versions from their records.
import type { Access } from '../core/access/access.ts'
import type { CanonicalLine } from '../core/changes/canonical-lines.ts'
import { type Policy, parsePolicy } from '../core/policy/policy.ts'
import { type PolicyRecord, type VersionRecord, versionNumber } from '../core/records/record.ts'
import { dateVersions, type VersionDate } from '../core/records/version-dates.ts'

/** One version of a policy, with what it grants according to the snapshot. */
export interface Version {
  readonly id: string
  readonly record: VersionRecord
  /** When it was created, or the bounds of an unknown date. */
  readonly date: VersionDate
  readonly policy: Policy
  /** Computed on demand and not kept for long: the access of all versions at once would take gigabytes. */
  readonly access: Access
  /** The document in its canonical form. Kept for a while, like `access`. */
  readonly lines: readonly CanonicalLine[]
  /** The earliest version with the same document, if there is an older one. */
  readonly identicalTo?: string
  /** Version numbers between the previous version and this one that the history lacks. */
  readonly skipped: readonly number[]
}

/** A policy and its versions, oldest first; there is always one. */
export interface PolicyModel {
  readonly name: string
  readonly record: PolicyRecord
  readonly versions: readonly Version[]
  readonly latest: Version
}

/** What is computed from a version when a page asks for it. */
export interface Derived {
  readonly accessOf: (policy: Policy) => Access
  readonly linesOf: (record: VersionRecord) => readonly CanonicalLine[]
}

/** Build a policy and its versions. Throws if there are no versions. */
export function buildPolicy(
  record: PolicyRecord,
  records: readonly VersionRecord[],
  derived: Derived,
  asOf: string,
): PolicyModel {
  const firstWith = new Map<string, string>()
  const versions = dateVersions(records, asOf).map(({ version, date }, i) => {
    const text = derived
      .linesOf(version)
      .map((line) => line.text)
      .join('\n')
    const identicalTo = firstWith.get(text)
    if (identicalTo === undefined) firstWith.set(text, version.version)
    return buildVersion(version, date, records[i - 1], identicalTo, derived)
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
  { accessOf, linesOf }: Derived,
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
    get lines() {
      return linesOf(record)
    },
    ...(identicalTo !== undefined && { identicalTo }),
    skipped: previous === undefined ? [] : numbersBetween(previous.version, record.version),
  }
}

function numbersBetween(from: string, to: string): readonly number[] {
  const [first, last] = [versionNumber(from) + 1, versionNumber(to)]
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i)
}

/** Return the version before another one of the same policy, if there is one. */
export function previousVersion(policy: PolicyModel, version: Version): Version | undefined {
  return policy.versions[policy.versions.indexOf(version) - 1]
}

/** Return the version after another one of the same policy, if there is one. */
export function nextVersion(policy: PolicyModel, version: Version): Version | undefined {
  return policy.versions[policy.versions.indexOf(version) + 1]
}
