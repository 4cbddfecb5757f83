// What is recorded and what upstream knows in, the records to write and the reasons not to write any out.

import { versionId } from '../../../src/core/records/parts.ts'
import { type PolicyRecord, type VersionRecord, versionNumber } from '../../../src/core/records/record.ts'
import type { PolicyHistory } from '../../../src/data/records.ts'
import type { DateLookup } from '../sources/dates.ts'
import type { UpstreamPolicy, UpstreamVersion } from '../sources/upstream.ts'
import type { Addition } from './addition.ts'
import { findDifference } from './difference.ts'
import { refuseFaults } from './refuse-faults.ts'

/** A recorded version without a date, with the date that has come to be known. */
export type DatedRecord = VersionRecord & { readonly created: string }

/** Another version is in force than is recorded. */
export interface DefaultChange {
  readonly record: PolicyRecord
  /** Absent when nobody tells it any more. */
  readonly defaultVersion: string | undefined
}

export interface SkippedPolicy {
  readonly policy: string
  readonly refusals: readonly string[]
}

export interface Plan {
  readonly additions: readonly Addition[]
  /** Records that get the date they lack, and nothing else. */
  readonly dated: readonly DatedRecord[]
  readonly defaults: readonly DefaultChange[]
  /** Policies that upstream does not know, and need not. */
  readonly unknown: readonly PolicyRecord[]
  /** Why this upstream must not be imported; when there are any, nothing is added. */
  readonly refusals: readonly string[]
  /** Policies that are left out of the import, where that was asked for, with why. */
  readonly skipped: readonly SkippedPolicy[]
}

/**
 * Compare the recorded policies with upstream's, policy by policy, version by version. With `skipsRefused`, a policy
 * of which anything is refused is left out as a whole and the others are planned. With `recordsUndated`, a version whose
 * date nobody shows is recorded without one, instead of being refused.
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

/** A version alone is never left out: the one before it would look like the newest. */
function skipPolicy(policy: string, { refusals }: Plan): Plan {
  return { ...nothing, skipped: [{ policy, refusals }] }
}

/** A recorded policy may be gone upstream; one that has yet to be imported has to be there. */
function planUnknown({ record, versions }: PolicyHistory): Plan {
  const refusals =
    versions.length > 0 ? [] : [`${record.name}: not known upstream; check the name, or remove its folder`]
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
    // What an id or a date lacks is said once.
    refusals: refusals.length > 0 ? refusals : refuseFaults(fillIn(history.versions, dated), additions),
  }
}

/** Find the dates of recorded versions that have none; a record becomes what it would be, had its date been known. */
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

/** Give records with the dates that they lack filled in. */
export function fillIn(
  recorded: readonly VersionRecord[],
  dated: readonly DatedRecord[],
): readonly VersionRecord[] {
  const keyOf = ({ policy, version }: VersionRecord) => `${policy} ${version}`
  const filled = new Map(dated.map((record) => [keyOf(record), record]))
  return recorded.map((record) => filled.get(keyOf(record)) ?? record)
}

/** A source that does not tell the version in force leaves the recorded one, unless it knows a newer version. */
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
  return [`${record.name}: $.arn is recorded as ${record.arn}, and upstream has ${upstream.arn}`]
}

function refuseChange(recorded: VersionRecord | undefined, upstream: UpstreamVersion): readonly string[] {
  const difference = recorded && findDifference(recorded.document, upstream.document)
  if (difference === undefined) return []
  const { path, before, after } = difference
  return [
    `${recorded?.policy} ${upstream.version}: ${path} is recorded as ${before}, and upstream has ${after}; ` +
      'a version is immutable: find out which of the two AWS published before changing either',
  ]
}

function refuseDate(recorded: VersionRecord | undefined, { date }: UpstreamVersion): readonly string[] {
  if (recorded?.created === undefined || date === undefined || date.created === recorded.created) return []
  return [
    `${recorded.policy} ${recorded.version}: $.created is recorded as ${recorded.created}, and IAM has ${date.created}; ` +
      'correct the record: what IAM says is the date',
  ]
}

/** The id becomes a file name, so what is none must not get that far. */
function refuseIds(policy: string, versions: readonly UpstreamVersion[]): readonly string[] {
  return versions
    .filter(({ version }) => !versionId.safeParse(version).success)
    .map(
      ({ version }) =>
        `${policy}: upstream has a version ${JSON.stringify(version)}; expected an id such as v4`,
    )
}

function refuseUndated(policy: string, versions: readonly UpstreamVersion[]): readonly string[] {
  if (versions.length === 0) return []
  return [
    `${policy} ${versions.map(({ version }) => version).join(', ')}: upstream does not show when created; pass the dates with --dates FILE ` +
      '(tab-separated: policy, version, created, sources)',
  ]
}
