// Matches announcements to the versions that made the announced changes.

import { matcherOf } from '../policy/pattern.ts'
import type { Policy } from '../policy/policy.ts'
import type { AnnouncementRecord } from '../records/announcement.ts'
import type { VersionDate } from '../records/version-dates.ts'
import type { Change } from './compare.ts'

/** The parts of a version that matching it to an announcement needs. */
export interface DatedVersion {
  readonly id: string
  readonly date: VersionDate
  readonly policy: Policy
  /** What it changes compared with the previous version; for a first version, everything that it grants. */
  readonly changes: () => readonly Pick<Change, 'name'>[]
}

export interface AnnouncementMatch {
  readonly version: string
  /** Announced minus created, in days; positive if AWS announced it afterward. */
  readonly lagDays: number
  /** The announced entries that the version brought. */
  readonly found: readonly string[]
  /** The announced entries that it did not. */
  readonly missing: readonly string[]
}

/** An announcement and its version are at most this many days apart. */
const mostDaysApart = 120

/** A version that an announcement may be about, and the announced entries that it brings. */
interface Candidate {
  readonly version: DatedVersion
  /** Absent where the version's date is unknown. */
  readonly lagDays?: number
  readonly found: readonly string[]
}

/**
 * Match each announcement to the version, near in time, that brings the most of what it names; among equals, the
 * nearest. One that names no action is matched to the nearest version that no other announcement accounts for; one
 * of a new policy, to the policy's first version. An undated version is never matched, because nobody knows how near
 * it is; an announcement that may be about one, judging by its bounds and what it brings, has no match.
 */
export function matchAnnouncements(
  announcements: readonly AnnouncementRecord[],
  versionsOf: (policy: string) => readonly DatedVersion[],
): readonly (AnnouncementMatch | undefined)[] {
  const brings = rememberNews(versionsOf)
  const byActions = announcements.map((announcement) => {
    const entries = listEntries(announcement)
    const candidates = listCandidates(announcement, versionsOf, (version) =>
      entries.filter((entry) => brings(announcement.policy ?? '', version)(entry)),
    )
    return toMatch(
      candidates.filter(({ found }) => found.length > 0),
      entries,
    )
  })
  const taken = new Set(announcements.map(({ policy }, i) => keyOf(policy, byActions[i]?.version)))
  return announcements.map((announcement, i) => {
    if (listEntries(announcement).length > 0) return byActions[i]
    const [first] = versionsOf(announcement.policy ?? '')
    const candidates = listCandidates(announcement, versionsOf, () => []).filter(({ version }) =>
      announcement.kind === 'policy-added'
        ? version === first
        : !taken.has(keyOf(announcement.policy, version.id)),
    )
    return toMatch(candidates, [])
  })
}

/** List what an announcement names, allowed and denied, as the policy spells it. */
function listEntries({ actions, denied, misspelled }: AnnouncementRecord): readonly string[] {
  const meant = new Map(misspelled?.map((name) => [name.printed, name.meant]))
  return [...actions, ...(denied ?? [])].map((name) => meant.get(name) ?? name)
}

const keyOf = (policy: string | undefined, version: string | undefined) => `${policy}/${version}`

function listCandidates(
  { policy, date }: AnnouncementRecord,
  versionsOf: (policy: string) => readonly DatedVersion[],
  findIn: (version: DatedVersion) => readonly string[],
): readonly Candidate[] {
  if (policy === undefined) return []
  return versionsOf(policy).flatMap((version) => {
    const { created } = version.date
    if (created === undefined)
      return mayBeNear(version.date, date) ? [{ version, found: findIn(version) }] : []
    const lagDays = daysBetween(created.slice(0, 10), date)
    return Math.abs(lagDays) > mostDaysApart ? [] : [{ version, lagDays, found: findIn(version) }]
  })
}

/** Check whether a version without a date may have been created near a day, UTC, YYYY-MM-DD. */
function mayBeNear({ notBefore, notAfter }: VersionDate, day: string): boolean {
  const isLater = notBefore !== undefined && daysBetween(day, notBefore.slice(0, 10)) > mostDaysApart
  const isEarlier = notAfter !== undefined && daysBetween(notAfter.slice(0, 10), day) > mostDaysApart
  return !isLater && !isEarlier
}

function toMatch(
  candidates: readonly Candidate[],
  entries: readonly string[],
): AnnouncementMatch | undefined {
  const [best] = candidates.toSorted(
    (a, b) => b.found.length - a.found.length || distanceOf(a) - distanceOf(b),
  )
  if (best?.lagDays === undefined) return undefined
  const { version, lagDays, found } = best
  return { version: version.id, lagDays, found, missing: entries.filter((entry) => !found.includes(entry)) }
}

/** An undated version comes first, because it may be the nearest. */
function distanceOf({ lagDays }: Candidate): number {
  return lagDays === undefined ? -1 : Math.abs(lagDays)
}

/** A version brings an entry if it changes access to what the entry matches, or newly writes the entry. */
function rememberNews(versionsOf: (policy: string) => readonly DatedVersion[]) {
  const known = new Map<string, (entry: string) => boolean>()
  return (policy: string, version: DatedVersion): ((entry: string) => boolean) => {
    const key = keyOf(policy, version.id)
    const brings = known.get(key) ?? newsOf(version, versionsOf(policy))
    known.set(key, brings)
    return brings
  }
}

function newsOf(version: DatedVersion, versions: readonly DatedVersion[]): (entry: string) => boolean {
  const before = versions[versions.indexOf(version) - 1]
  const written = new Set(before === undefined ? [] : listPatterns(before.policy))
  const added = new Set(listPatterns(version.policy).filter((pattern) => !written.has(pattern)))
  const changed = version.changes().map(({ name }) => name.toLowerCase())
  return (entry) => {
    const matches = matcherOf(entry.toLowerCase())
    return added.has(entry.toLowerCase()) || changed.some((name) => matches(name))
  }
}

function listPatterns({ statements }: Policy): readonly string[] {
  return statements.flatMap(({ actions }) => actions.patterns.map((pattern) => pattern.toLowerCase()))
}

/** Count the days from one UTC day to another. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
}
