// Matches AWS's announcements to the policy versions that they are about.

import type { ActionIndex } from '../core/actions/action-index.ts'
import { comparePolicies } from '../core/changes/compare.ts'
import { type DatedVersion, matchAnnouncements } from '../core/changes/match-announcements.ts'
import { assertMatches } from '../core/content/check-announcements.ts'
import type { Finding } from '../core/json/finding.ts'
import { createNote, defineReads, readAs } from '../core/reads.ts'
import type { AnnouncementRecord } from '../core/records/announcement.ts'
import type { PolicyModel, Version } from './policy-model.ts'

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

/** Match AWS's announcements to the versions of a site. */
export function prepareAnnouncements(
  policies: readonly PolicyModel[],
  records: readonly AnnouncementRecord[],
  index: ActionIndex,
): SiteAnnouncements {
  const matches = matchAnnouncements(records, datedVersions(policies, index))
  const announcements = records.map((record, i): Announcement => {
    const policy = policies.find(({ name }) => name === record.policy)
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
  const since = records.find(({ kind }) => kind === 'tracking-started')?.date
  const refer = ({ policy, match, ...rest }: Announcement) => [
    rest,
    policy?.name,
    match && [match.version.id, match.lagDays],
  ]
  defineReads(announcementsRead, () => announcements.map(refer))
  const byVersion = Map.groupBy(announcements, ({ match }) => match && keyOf(match.version))
  defineReads(ofVersionRead, (key) => (byVersion.get(key) ?? []).map(refer))
  const note = createNote(announcementsRead, 'all')
  return {
    get announcements() {
      note()
      return announcements
    },
    // Which announcement is about a version is decided among all, but a page depends on its own.
    announcementsOf: (version) => {
      const key = keyOf(version)
      return readAs(ofVersionRead, key, () => byVersion.get(key) ?? [])
    },
    get announcedSince() {
      note()
      return since
    },
  }
}

const [announcementsRead, ofVersionRead] = ['announcements', 'announcements of version']

const keyOf = ({ id, record: { policy } }: Version) => `${policy}/${id}`

/** List the announcements whose recorded version differs from the computed one. */
export function listMismatches(
  site: Pick<SiteAnnouncements, 'announcements'> & {
    readonly policies: readonly PolicyModel[]
    readonly index: ActionIndex
  },
): readonly Finding[] {
  const records = site.announcements.map(({ record }) => record)
  return assertMatches('announcements.json', records, datedVersions(site.policies, site.index))
}

/** Look up the versions of a policy in the form used for matching; empty for a policy outside the catalog. */
function datedVersions(
  policies: readonly Pick<PolicyModel, 'name' | 'versions'>[],
  index: ActionIndex,
): (policy: string) => readonly DatedVersion[] {
  const byName = new Map(
    policies.map(({ name, versions }) => [
      name,
      versions.map(({ id, date, policy }, i): DatedVersion => {
        const before = versions[i - 1]?.policy ?? { statements: [] }
        return {
          id,
          date,
          policy,
          changes: () => comparePolicies(before, policy, index).changes,
        }
      }),
    ]),
  )
  return (policy) => byName.get(policy) ?? []
}
