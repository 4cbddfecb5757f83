// Plans which records a sync writes, and explains what it refuses to import.

import { versionId } from '../../../src/core/records/parts.ts'
import { type PolicyRecord, type VersionRecord, versionNumber } from '../../../src/core/records/record.ts'
import type { PolicyHistory } from '../../../src/data/records.ts'
import type { DateLookup } from '../sources/dates.ts'
import type { UpstreamPolicy, UpstreamVersion } from '../sources/upstream.ts'
import type { Addition } from './addition.ts'
import { findDifference } from './difference.ts'
import { refuseFaults } from './refuse-faults.ts'

/** A recorded version that had no date, with the date that is now known. */
export type DatedRecord = VersionRecord & { readonly created: string }

/** A change of the recorded version in force. */
export interface DefaultChange {
  readonly record: PolicyRecord
  /** Absent when it is no longer known. */
  readonly defaultVersion: string | undefined
}

export interface SkippedPolicy {
  readonly policy: string
  readonly refusals: readonly string[]
}

export interface Plan {
  readonly additions: readonly Addition[]
  /** Recorded versions that get their missing date. */
  readonly dated: readonly DatedRecord[]
  readonly defaults: readonly DefaultChange[]
  /** Recorded policies that upstream lacks, which is allowed. */
  readonly unknown: readonly PolicyRecord[]
  /** Why this upstream must not be imported; if there are any reasons, nothing is added. */
  readonly refusals: readonly string[]
  /** Policies that are left out of the import on request, and why. */
  readonly skipped: readonly SkippedPolicy[]
}

/**
 * Compare the recorded policies with upstream's, policy by policy and version by version. With `skipsRefused`, a policy
 * is left out entirely if any part of it is refused, and the others are planned. With `recordsUndated`, a version whose
 * date no source shows is recorded without one instead of being refused.
 */
export function planSync(
  recorded: readonly PolicyHistory[],
  upstream: readonly UpstreamPolicy[],
  dates: DateLookup,
  { skipsRefused = false, recordsUndated = false } = {},
): Plan {
  const byName = new Map(upstream.map((policy) => [policy.name, policy]))
  const plans = recorded.map((history) => {
    const policy = byName.get(history.record.name)
    const plan =
      policy === undefined ? planUnknown(history) : planPolicy(history, policy, dates, recordsUndated)
    return skipsRefused && plan.refusals.length > 0 ? skipPolicy(history.record.name, plan) : plan
  })
  return {
    additions: plans.flatMap(({ additions }) => additions),
    dated: plans.flatMap(({ dated }) => dated),
    defaults: plans.flatMap(({ defaults }) => defaults),
    unknown: plans.flatMap(({ unknown }) => unknown),
    refusals: plans.flatMap(({ refusals }) => refusals),
    skipped: plans.flatMap(({ skipped }) => skipped),
  }
}

const nothing: Plan = { additions: [], dated: [], defaults: [], unknown: [], refusals: [], skipped: [] }

/** A single version is never left out, because the one before it would look like the newest. */
function skipPolicy(policy: string, { refusals }: Plan): Plan {
  return { ...nothing, skipped: [{ policy, refusals }] }
}

/** A recorded policy may be gone upstream; one that is yet to be imported must be there. */
function planUnknown({ record, versions }: PolicyHistory): Plan {
  const refusals =
    versions.length > 0 ? [] : [`${record.name}: not found upstream; check the name or remove its folder`]
  return { ...nothing, unknown: [record], refusals }
}

function planPolicy(
  history: PolicyHistory,
  upstream: UpstreamPolicy,
  dates: DateLookup,
  recordsUndated: boolean,
): Plan {
  const { name } = history.record
  const known = new Map(history.versions.map((version) => [version.version, version]))
  const fresh = upstream.versions.filter(({ version }) => !known.has(version))
  const additions = fresh.flatMap(({ version, document, date, reportedBy }): readonly Addition[] => {
    const found = dates(name, version) ?? date
    if (found)
      return [{ policy: name, version, created: found.created, sources: [...found.sources], document }]
    return recordsUndated && reportedBy ? [{ policy: name, version, sources: [...reportedBy], document }] : []
  })
  const dated = listDated(history, upstream, dates)
  const undated = fresh.filter(({ version }) => !additions.some((added) => added.version === version))
  const refusals = [
    ...(upstream.faults ?? []),
    ...refuseArn(history, upstream),
    ...upstream.versions.flatMap((version) => refuseChange(known.get(version.version), version)),
    ...(upstream.isFromIam
      ? upstream.versions.flatMap((version) => refuseDate(known.get(version.version), version))
      : []),
    ...refuseIds(name, fresh),
    ...refuseUndated(name, undated),
  ]
  return {
    ...nothing,
    additions: additions.toSorted((a, b) => versionNumber(a.version) - versionNumber(b.version)),
    dated,
    defaults: planDefault(history.record, upstream, additions),
    // If something is refused already, skip the record checks, so that a bad ID or date is reported once.
    refusals: refusals.length > 0 ? refusals : refuseFaults(fillIn(history.versions, dated), additions),
  }
}

/** Find the missing dates of recorded versions; each record becomes what it would be, had its date been known. */
function listDated(
  { record: { name }, versions }: PolicyHistory,
  upstream: UpstreamPolicy,
  dates: DateLookup,
): readonly DatedRecord[] {
  return versions.flatMap(({ policy, version, created, document }) => {
    if (created !== undefined) return []
    const found = dates(name, version) ?? upstream.versions.find((known) => known.version === version)?.date
    return found ? [{ policy, version, created: found.created, sources: [...found.sources], document }] : []
  })
}

/** Fill in the missing dates of records. */
export function fillIn(
  recorded: readonly VersionRecord[],
  dated: readonly DatedRecord[],
): readonly VersionRecord[] {
  const keyOf = ({ policy, version }: VersionRecord) => `${policy} ${version}`
  const filled = new Map(dated.map((record) => [keyOf(record), record]))
  return recorded.map((record) => filled.get(keyOf(record)) ?? record)
}

/**
 * A source that does not report the version in force leaves the recorded one, unless it adds a newer version; then the
 * version in force becomes unknown.
 */
function planDefault(
  record: PolicyRecord,
  upstream: UpstreamPolicy,
  additions: readonly Addition[],
): readonly DefaultChange[] {
  const recorded = record.defaultVersion
  const isOutdated = (old: string) =>
    additions.some(({ version }) => versionNumber(version) > versionNumber(old))
  const defaultVersion =
    upstream.defaultVersion ?? (recorded === undefined || isOutdated(recorded) ? undefined : recorded)
  return defaultVersion === recorded ? [] : [{ record, defaultVersion }]
}

function refuseArn({ record }: PolicyHistory, upstream: UpstreamPolicy): readonly string[] {
  if (upstream.arn === record.arn) return []
  return [`${record.name}: $.arn is recorded as ${record.arn}, but upstream has ${upstream.arn}`]
}

function refuseChange(recorded: VersionRecord | undefined, upstream: UpstreamVersion): readonly string[] {
  const difference = recorded && findDifference(recorded.document, upstream.document)
  if (difference === undefined) return []
  const { path, before, after } = difference
  return [
    `${recorded?.policy} ${upstream.version}: ${path} is recorded as ${before}, but upstream has ${after}; ` +
      'a version is immutable: find out which of the two AWS published before changing either',
  ]
}

function refuseDate(recorded: VersionRecord | undefined, { date }: UpstreamVersion): readonly string[] {
  if (recorded?.created === undefined || date === undefined || date.created === recorded.created) return []
  return [
    `${recorded.policy} ${recorded.version}: $.created is recorded as ${recorded.created}, but IAM has ${date.created}; ` +
      "correct the record: IAM's date is authoritative",
  ]
}

/** The ID becomes a file name, so an invalid one must not get that far. */
function refuseIds(policy: string, versions: readonly UpstreamVersion[]): readonly string[] {
  return versions
    .filter(({ version }) => !versionId.safeParse(version).success)
    .map(
      ({ version }) =>
        `${policy}: upstream has a version ${JSON.stringify(version)}; expected an ID such as v4`,
    )
}

function refuseUndated(policy: string, versions: readonly UpstreamVersion[]): readonly string[] {
  if (versions.length === 0) return []
  return [
    `${policy} ${versions.map(({ version }) => version).join(', ')}: upstream has no reliable creation date; provide dates with --dates FILE ` +
      '(tab-separated: policy, version, created, sources)',
  ]
}
