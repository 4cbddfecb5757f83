// Builds the model of a policy and its versions from their records.
import type { Access } from '../core/access/access.ts'
import { type CanonicalLine, countCharacters } from '../core/changes/canonical-lines.ts'
import { type Policy, parsePolicy } from '../core/policy/policy.ts'
import { createNote, defineReads, readAs, readValue } from '../core/reads.ts'
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
  readonly identicalTo?: string | undefined
  /** Version numbers between the previous version and this one that the history lacks. */
  readonly skipped: readonly number[]
}

/** The version that IAM uses: its default version. */
export interface VersionInForce {
  readonly version: Version
  /** The page that states it; without one, IAM itself has reported it. */
  readonly source?: PolicyRecord['defaultVersionSource']
}

/** A policy and its versions, oldest first; there is always one. */
export interface PolicyModel {
  readonly name: string
  /** Without the version in force, which changes with new versions, and which few pages show. */
  readonly record: Omit<PolicyRecord, 'defaultVersion' | 'defaultVersionSource'>
  /** Undefined if no source states it. */
  readonly inForce?: VersionInForce | undefined
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
  { defaultVersion, defaultVersionSource, ...record }: PolicyRecord,
  records: readonly VersionRecord[],
  derived: Derived,
  asOf: string,
): PolicyModel {
  const identical = findIdentical(records, derived)
  const versions = dateVersions(records, asOf).map(({ version, date }, i) =>
    buildVersion(version, date, records[i - 1], identical[i], derived),
  )
  const latest = versions.at(-1)
  if (latest === undefined) throw new Error(`${record.name} has no version`)
  const found = versions.find(({ id }) => id === defaultVersion)
  const inForce = found && {
    version: found,
    ...(defaultVersionSource && { source: defaultVersionSource }),
  }
  const { name } = record
  const noteInForce = createNote(force, name)
  const noteRecord = createNote('policy', name)
  const noteVersions = createNote('versions', name)
  return {
    name,
    get record() {
      noteRecord()
      return record
    },
    get inForce() {
      noteInForce()
      return inForce
    },
    get versions() {
      noteVersions()
      return versions
    },
    get latest() {
      noteVersions()
      return latest
    },
  }
}

/**
 * Find for each version the earliest one with the same document, if there is an older one. Documents of different lengths
 * need not be compared. A function of its own: the model's closures would keep all texts in memory.
 */
function findIdentical(
  records: readonly VersionRecord[],
  { linesOf }: Derived,
): readonly (string | undefined)[] {
  const lengths = records.map(({ document }) => countCharacters(document))
  const firstWith = new Map<string, string>()
  const isOnly = (length: number | undefined) => lengths.filter((other) => other === length).length === 1
  return records.map((record, i) => {
    if (isOnly(lengths[i])) return undefined
    const text = linesOf(record)
      .map((line) => line.text)
      .join('\n')
    const first = firstWith.get(text)
    if (first === undefined) firstWith.set(text, record.version)
    return first
  })
}

function buildVersion(
  record: VersionRecord,
  date: VersionDate,
  previous: VersionRecord | undefined,
  identicalTo: string | undefined,
  { accessOf, linesOf }: Derived,
): Version {
  const policy = parsePolicy(record.document)
  const skipped = previous === undefined ? [] : numbersBetween(previous.version, record.version)
  const note = createNote('version', `${record.policy}/${record.version}`)
  return {
    id: record.version,
    get record() {
      note()
      return record
    },
    get date() {
      note()
      return date
    },
    get policy() {
      note()
      return policy
    },
    get access() {
      note()
      return accessOf(policy)
    },
    get lines() {
      note()
      return linesOf(record)
    },
    get identicalTo() {
      note()
      return identicalTo
    },
    get skipped() {
      note()
      return skipped
    },
  }
}

function numbersBetween(from: string, to: string): readonly number[] {
  const [first, last] = [versionNumber(from) + 1, versionNumber(to)]
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i)
}

const [force, isForce] = ['version in force', 'whether in force']
const [previous, next, between] = ['previous version', 'next version', 'versions between']

/** Check whether a version is in force. A page that needs only that does not depend on which version is. */
export function isInForce(policy: PolicyModel, { id }: Version): boolean {
  return readValue(isForce, `${policy.name}/${id}`, () => policy.inForce?.version.id === id)
}

/** Return the version before another one of the same policy, if there is one. */
export function previousVersion(policy: PolicyModel, version: Version): Version | undefined {
  return neighborOf(policy, version, -1)
}

/** Return the version after another one of the same policy, if there is one. */
export function nextVersion(policy: PolicyModel, version: Version): Version | undefined {
  return neighborOf(policy, version, 1)
}

/** List the versions between two of a policy's versions, oldest first. */
export function listBetween(policy: PolicyModel, from: Version, to: Version): readonly Version[] {
  return readAs(between, `${policy.name}/${from.id}/${to.id}`, () =>
    policy.versions.slice(policy.versions.indexOf(from) + 1, policy.versions.indexOf(to)),
  )
}

/** A page that needs only a neighbor does not depend on all versions. */
function neighborOf(policy: PolicyModel, version: Version, step: -1 | 1): Version | undefined {
  return readAs(step < 0 ? previous : next, `${policy.name}/${version.id}`, () => {
    return policy.versions[policy.versions.indexOf(version) + step]
  })
}

/** Define how policies and versions are looked up again. */
export function definePolicyModelReads(policies: readonly PolicyModel[]): void {
  const byName = new Map(policies.map((policy) => [policy.name, policy]))
  const idsOf = (versions: readonly Version[] = []) => versions.map(({ id }) => id)
  const find = (key: string) => {
    const [name = '', ...ids] = key.split('/')
    const policy = byName.get(name)
    return { policy, versions: ids.map((id) => policy?.versions.find((version) => version.id === id)) }
  }
  defineReads('policy', (name) => byName.get(name)?.record)
  defineReads(force, (name) => {
    const inForce = byName.get(name)?.inForce
    return inForce && [inForce.version.id, inForce.source]
  })
  defineReads(isForce, (key) => {
    const {
      policy,
      versions: [version],
    } = find(key)
    return policy && version && isInForce(policy, version)
  })
  defineReads('versions', (name) => idsOf(byName.get(name)?.versions))
  defineReads('version', (key) => {
    const [version] = find(key).versions
    return version && [version.record, version.date, version.identicalTo, version.skipped]
  })
  const neighbor = (look: typeof previousVersion) => (key: string) => {
    const {
      policy,
      versions: [version],
    } = find(key)
    return policy && version && look(policy, version)?.id
  }
  defineReads(previous, neighbor(previousVersion))
  defineReads(next, neighbor(nextVersion))
  defineReads(between, (key) => {
    const {
      policy,
      versions: [from, to],
    } = find(key)
    return policy && from && to && idsOf(listBetween(policy, from, to))
  })
}
