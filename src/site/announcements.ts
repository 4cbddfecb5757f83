// A site's policies and AWS's announcements in; which version each announcement speaks of, and the reverse, out.

import type { ActionIndex } from '../core/actions/action-index.ts'
import { comparePolicies } from '../core/changes/compare.ts'
import { type DatedVersion, matchAnnouncements } from '../core/changes/match-announcements.ts'
import { assertMatches } from '../core/content/check-announcements.ts'
import type { Finding } from '../core/json/finding.ts'
import type { AnnouncementRecord } from '../core/records/announcement.ts'
import type { PolicyModel, Version } from './policy-model.ts'

export interface Announcement {
  readonly record: AnnouncementRecord
  /** Absent when it speaks of no policy of the catalog. */
  readonly policy?: PolicyModel
  readonly match?: {
    readonly version: Version
    /** Announced minus created, in days; positive when AWS announced afterwards. */
    readonly lagDays: number
  }
  /** What it names and its version brought. */
  readonly found: readonly string[]
  /** What it names and its version did not bring. */
  readonly missing: readonly string[]
}

export interface SiteAnnouncements {
  /** Newest first. */
  readonly announcements: readonly Announcement[]
  readonly announcementsOf: (version: Version) => readonly Announcement[]
  /** The day on which AWS began to announce, UTC, YYYY-MM-DD; absent where no record tells it. */
  readonly announcedSince?: string
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
  return {
    announcements,
    announcementsOf: (version) => announcements.filter(({ match }) => match?.version === version),
    ...(since !== undefined && { announcedSince: since }),
  }
}

/** List the announcements whose recorded version is not the computed one. */
export function listMismatches(
  site: Pick<SiteAnnouncements, 'announcements'> & {
    readonly policies: readonly PolicyModel[]
    readonly index: ActionIndex
  },
): readonly Finding[] {
  const records = site.announcements.map(({ record }) => record)
  return assertMatches('announcements.json', records, datedVersions(site.policies, site.index))
}

/** Give the versions of a policy as announcements are matched to them; none for a policy that is not cataloged. */
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
