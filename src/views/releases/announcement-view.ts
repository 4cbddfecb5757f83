// Shows AWS's announcements, and whether a version was announced, for pages, feeds and JSON.

import { readAs } from '../../core/reads.ts'
import type { AnnouncementRecord } from '../../core/records/announcement.ts'
import { linkPattern } from '../../site/action-pages.ts'
import type { Announcement } from '../../site/announcements.ts'
import { defineVersionReads } from '../../site/define-reads.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { formatDay } from '../words/days.ts'
import { splitName } from '../words/names.ts'
import { toVersionRef, type VersionRef } from '../words/version-ref.ts'
import { countOf } from '../words/words.ts'
import { explainMissing } from './explain-missing.ts'

export interface AnnouncementView {
  /** The day that AWS's list shows, UTC, YYYY-MM-DD. */
  readonly date: string
  readonly day: string
  readonly title: string
  readonly note?: string
  readonly source: string
  /** `pieces` is the name, split where a line may break. */
  readonly policy?: { readonly name: string; readonly pieces: readonly string[]; readonly href: string }
  readonly version?: VersionRef
  /** Announced minus created, in days; positive if AWS announced the version afterward. */
  readonly lagDays?: number
  /** `7 days before`, `on the day of` or `18 days after` its version. */
  readonly lagText?: string
  /** `29 of 30 actions`; absent if it names none. */
  readonly foundText?: string
  readonly misspelled: readonly { readonly printed: string; readonly meant: string }[]
  /** Actions that it names but its version did not add, with the reason. */
  readonly missing: readonly { readonly entry: string; readonly href?: string; readonly reason: string }[]
  /** True if it has no version but may be about one whose date is unknown. */
  readonly mayMeanUndated: boolean
}

/** When AWS announced a version, or that it did not. */
export type AnnouncedView =
  | { readonly kind: 'announced'; readonly announcements: readonly AnnouncementView[] }
  | { readonly kind: 'never' }
  /** The version is older than AWS's list of changes. */
  | { readonly kind: 'too-early'; readonly since: string }

/** Show one announcement. */
export function toAnnouncementView(site: Site, announcement: Announcement): AnnouncementView {
  const { record, policy, match, found, missing } = announcement
  const named = found.length + missing.length
  return {
    date: record.date,
    day: formatDay(record.date),
    title: record.title,
    ...(record.note !== undefined && { note: record.note }),
    source: record.source,
    ...(policy && {
      policy: { name: policy.name, pieces: splitName(policy.name), href: site.urls.policy(policy.name) },
    }),
    ...(match && {
      version: toVersionRef(site, match.version),
      lagDays: match.lagDays,
      lagText: describeLag(match.lagDays),
    }),
    ...(named > 0 && { foundText: `${found.length} of ${countOf(named, 'action')}` }),
    misspelled: record.misspelled ?? [],
    mayMeanUndated: mayMeanUndated(announcement),
    missing: (mayMeanUndated(announcement) ? [] : missing).map((entry) => {
      const href = linkPattern(site, entry)
      return { entry, ...(href !== undefined && { href }), reason: explainMissing(site, announcement, entry) }
    }),
  }
}

/** Show when AWS announced a version; undefined if a date needed to decide that is unknown. */
export function toAnnouncedView(site: Site, version: Version): AnnouncedView | undefined {
  const { policy } = version.record
  return readAs('announced', `${policy}/${version.id}`, () => findAnnounced(site, version))
}

/** Define how that is looked up again. */
export function defineAnnouncedReads(site: Site): void {
  defineVersionReads(site, 'announced', (_, version) => findAnnounced(site, version))
}

function findAnnounced(site: Site, version: Version): AnnouncedView | undefined {
  const announcements = site.announcementsOf(version)
  if (announcements.length > 0) {
    return {
      kind: 'announced',
      announcements: announcements.map((announcement) => toAnnouncementView(site, announcement)),
    }
  }
  const since = site.announcedSince
  if (since === undefined) return undefined
  const { created, notAfter } = version.date
  if ((created ?? notAfter ?? since).slice(0, 10) < since) {
    return { kind: 'too-early', since: formatDay(since) }
  }
  // Announcements are matched by date, so a version with an unknown date may have one.
  const isOpen = site.announcements.some(
    (announcement) => announcement.policy?.versions.includes(version) && mayMeanUndated(announcement),
  )
  return created === undefined || isOpen ? undefined : { kind: 'never' }
}

function mayMeanUndated({ policy, match }: Announcement): boolean {
  return match === undefined && (policy?.versions ?? []).some(({ date }) => date.created === undefined)
}

/** Describe in a few words when AWS announced a version: `7 days before`, `never`. */
export function describeAnnounced(announced: AnnouncedView | undefined): string {
  if (announced?.kind === 'announced') {
    return announced.announcements
      .map(({ lagDays = 0, lagText }) => (lagDays === 0 ? 'same day' : (lagText ?? '')))
      .join(', ')
  }
  return announced?.kind === 'never' ? 'never' : ''
}

/** Qualify a claim about what AWS announced, unless its announcements are recorded from a known day on. */
export function asFarAsRecorded({ announcedSince }: Pick<Site, 'announcedSince'>): string {
  return announcedSince === undefined ? ', as far as it is recorded here' : ''
}

/** Describe when an announcement came, relative to its version; `days` is positive if it came afterward. */
export function describeLag(days: number): string {
  if (days === 0) return 'on the day of'
  return `${countOf(Math.abs(days), 'day')} ${days < 0 ? 'before' : 'after'}`
}

export interface AnnouncementJson {
  /** The day that AWS's list shows, UTC. */
  readonly date: string
  /** `null` if it is not about a policy. */
  readonly policy: string | null
  readonly kind: AnnouncementRecord['kind']
  readonly title: string
  readonly note?: string
  /** As AWS spells them. */
  readonly actions: readonly string[]
  readonly denied?: readonly string[]
  readonly version?: string
  readonly lagDays?: number
  /** Actions that it names but its version did not add. */
  readonly missing: readonly string[]
  readonly source: string
}

/** List the announcements, newest first: /api/v1/announcements.json. */
export function toAnnouncementsJson({ announcements }: Site): readonly AnnouncementJson[] {
  return announcements.map(toAnnouncementJson)
}

/** Return one announcement in the shape of that list. */
export function toAnnouncementJson({ record, match, missing }: Announcement): AnnouncementJson {
  const { date, policy, kind, title, note, actions, denied, source } = record
  return {
    date,
    policy: policy ?? null,
    kind,
    title,
    ...(note !== undefined && { note }),
    actions,
    ...(denied && { denied }),
    ...(match && { version: match.version.id, lagDays: match.lagDays }),
    missing,
    source,
  }
}
