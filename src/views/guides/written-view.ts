// Computes the figures, lists and addresses that written pages show.

import { factKinds } from '../../core/actions/fact-kinds.ts'
import type { AcceptedLoss } from '../../core/records/reference-counts.ts'
import type { Site } from '../../site/site.ts'
import { forSubject } from '../../site/subject.ts'
import { type ApiIndexEntry, listApiFiles } from '../api/api-index.ts'
import { type FeedOutline, toFeedOutline } from '../feeds/feed-outline.ts'
import { formatDay } from '../words/days.ts'
import { nameSource } from '../words/source-names.ts'

export interface WrittenView {
  /** ` for Amazon Connect`, or an empty string if the policies are those of all of AWS. */
  readonly forSubject: string
  readonly policyCount: number
  readonly versionCount: number
  readonly snapshot: string
  readonly snapshotDay: string
  readonly asOfDay: string
  /** The day of the recorded dependent actions; absent without a record. */
  readonly dependentsDay?: string
  readonly actionCount: string
  /** What snapshots of AWS's reference have lost, a sentence each. */
  readonly losses: readonly string[]
  readonly home: string
  readonly changelog: string
  readonly announcements: string
  /** The list of policies outside the catalog; absent if there are no records of them. */
  readonly reach?: string
  /** The guide that says which feeds to combine; absent if the catalog does not have it. */
  readonly subscribe?: string
  /** How many versions each history has reported, largest first. */
  readonly sources: readonly { readonly name: string; readonly count: number }[]
  readonly feeds: FeedOutline
  readonly json: readonly ApiIndexEntry[]
}

/** The slug of the guide that the page about feeds links to. */
const subscribe = 'subscribe'

/** Gather what the written pages show. */
export function toWrittenView(site: Site): WrittenView {
  const { urls, policies, settings } = site
  const versions = policies.flatMap((policy) => policy.versions)
  return {
    forSubject: forSubject(site),
    policyCount: policies.length,
    versionCount: versions.length,
    snapshot: site.snapshot.name,
    snapshotDay: formatDay(site.snapshot.takenAt),
    asOfDay: formatDay(settings.asOf),
    ...(site.dependentsRecordedOn && { dependentsDay: formatDay(site.dependentsRecordedOn) }),
    actionCount: site.index.all.length.toLocaleString('en'),
    losses: site.acceptedLosses.map((loss) => describeLoss(site, loss)),
    home: urls.absolute(urls.home),
    changelog: urls.changelog,
    announcements: urls.announcements,
    ...(site.reach.policies.length > 0 && { reach: urls.reach }),
    ...(site.guides.includes(subscribe) && { subscribe: urls.guide(subscribe) }),
    sources: countSources(versions.flatMap(({ record }) => record.sources.map(nameSource))),
    feeds: toFeedOutline(site),
    json: listApiFiles(site),
  }
}

function describeLoss(
  { serviceNames }: Site,
  { field, service, day, snapshot, before, after }: AcceptedLoss,
): string {
  const what = factKinds.find((kind) => kind.field === field)?.what ?? field
  const where = service === undefined ? '' : ` of ${serviceNames.get(service) ?? service}`
  const left = after === 0 ? 'none of them' : `${after.toLocaleString('en')} of them`
  return `There were ${before.toLocaleString('en')} ${what}${where}; ${snapshot} of ${formatDay(day)} has ${left}.`
}

function countSources(names: readonly string[]): WrittenView['sources'] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)
}
