// Matches AWS's announcements to the policy versions that they are about.

import type { ActionIndex } from '../core/actions/action-index.ts'
import { type Comparison, comparePolicies } from '../core/changes/compare.ts'
import { type DatedVersion, matchAnnouncements } from '../core/changes/match-announcements.ts'
import { assertMatches } from '../core/content/check-announcements.ts'
import type { Finding } from '../core/json/finding.ts'
import { createNote, defineReads, keepValue, readAs } from '../core/reads.ts'
import type { AnnouncementRecord } from '../core/records/announcement.ts'
import { remember, rememberOnce } from '../core/remember.ts'
import { defineVersionReads } from './define-reads.ts'
import { type PolicyModel, previousVersion, type Version } from './policy-model.ts'

export interface Announcement {
  readonly record: AnnouncementRecord
  /** Absent if it is not about a policy in the catalog. */
  readonly policy?: PolicyModel
  readonly match?: {
    readonly version: Version
    /** Announced minus created, in days; positive if AWS announced the version afterward. */
    readonly lagDays: number
  }
  /** Actions that it names and its version added. */
  readonly found: readonly string[]
  /** Actions that it names but its version did not add. */
  readonly missing: readonly string[]
}

export interface SiteAnnouncements {
  /** Newest first. */
  readonly announcements: readonly Announcement[]
  readonly announcementsOf: (version: Version) => readonly Announcement[]
  /** The day on which AWS started its list of changes, UTC, YYYY-MM-DD; absent if no record has it. */
  readonly announcedSince?: string | undefined
}

/** What matching takes of a site. */
interface ComparedSite {
  readonly policies: readonly PolicyModel[]
  readonly index: ActionIndex
  readonly compare: (from: Version, to: Version) => Comparison
}

/** Match AWS's announcements to the versions of a site, as soon as somebody asks for them. */
export function prepareAnnouncements(
  site: ComparedSite,
  records: readonly AnnouncementRecord[],
): SiteAnnouncements {
  const matched = rememberOnce(() => matchVersions(site, records))
  const since = records.find(({ kind }) => kind === 'tracking-started')?.date
  const refer = ({ policy, match, ...rest }: Announcement) => [
    rest,
    policy?.name,
    match && [match.version.id, match.lagDays],
  ]
  defineReads(announcementsRead, () => matched().map(refer))
  const byVersion = rememberOnce(() => Map.groupBy(matched(), ({ match }) => match && keyOf(match.version)))
  defineReads(ofVersionRead, (key) => (byVersion().get(key) ?? []).map(refer))
  defineVersionReads(site, changedRead, (policy, version) => listChanged(site, policy, version))
  const note = createNote(announcementsRead, 'all')
  return {
    get announcements() {
      return readAs(announcementsRead, 'all', matched)
    },
    // Which announcement is about a version is decided among all, but a page depends on its own.
    announcementsOf: (version) => {
      const key = keyOf(version)
      return readAs(ofVersionRead, key, () => byVersion().get(key) ?? [])
    },
    get announcedSince() {
      note()
      return since
    },
  }
}

const [announcementsRead, ofVersionRead, changedRead] = [
  'announcements',
  'announcements of version',
  'actions changed by version',
]

const keyOf = ({ id, record: { policy } }: Version) => `${policy}/${id}`

/** List the announcements whose recorded version differs from the computed one. */
export function listMismatches(
  site: ComparedSite & Pick<SiteAnnouncements, 'announcements'>,
): readonly Finding[] {
  const records = site.announcements.map(({ record }) => record)
  return assertMatches('announcements.json', records, datedVersions(site))
}

function matchVersions(site: ComparedSite, records: readonly AnnouncementRecord[]): readonly Announcement[] {
  const matches = matchAnnouncements(records, datedVersions(site))
  return records.map((record, i): Announcement => {
    const policy = site.policies.find(({ name }) => name === record.policy)
    const version = policy?.versions.find(({ id }) => id === matches[i]?.version)
    const { lagDays = 0, found = [], missing = record.actions } = matches[i] ?? {}
    return {
      record,
      ...(policy && { policy }),
      ...(version && { match: { version, lagDays } }),
      found,
      missing,
    }
  })
}

/** Look up the versions of a policy in the form used for matching; empty for a policy outside the catalog. */
function datedVersions(site: ComparedSite): (policy: string) => readonly DatedVersion[] {
  return remember(Number.POSITIVE_INFINITY, (name: string) => {
    const policy = site.policies.find((other) => other.name === name)
    return (policy?.versions ?? []).map((version) => ({
      id: version.id,
      date: version.date,
      policy: version.policy,
      changes: () => (policy ? listChanged(site, policy, version) : []),
    }))
  })
}

/** List the actions to which a version changes access; for a first version, those that it grants. */
function listChanged(site: ComparedSite, policy: PolicyModel, version: Version): readonly { name: string }[] {
  return keepValue(changedRead, keyOf(version), () => {
    const before = previousVersion(policy, version)
    const { changes } = before
      ? site.compare(before, version)
      : comparePolicies({ statements: [] }, version.policy, site.index)
    return changes.map(({ name }) => ({ name }))
  })
}
