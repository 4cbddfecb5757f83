// Makes the view of a policy version's page.

import { nextVersion, type PolicyModel, previousVersion, type Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { type GrantedView, toGrantedView } from '../access/granted-view.ts'
import { joinCauses } from '../changes/change-causes.ts'
import { listChangeSections } from '../changes/change-contents.ts'
import { type ComparisonView, toComparisonView } from '../changes/comparison-view.ts'
import { countOnly, type ShownSection, showChanges } from '../changes/shown-change.ts'
import { type FindingGroup, toFindingGroups } from '../checker/findings-view.ts'
import { type DiffView, leaveOutUnchanged, toDiffView } from '../documents/diff-view.ts'
import { type DocumentView, toDocumentView } from '../documents/version-document.ts'
import { type GrowthView, toGrowthView } from '../growth/growth-view.ts'
import { type ReleaseView, toReleaseView } from '../releases/release-view.ts'
import type { ContentsLink } from '../words/contents-link.ts'
import { nameSource } from '../words/source-names.ts'
import { toVersionRef, type VersionRef } from '../words/version-ref.ts'
import {
  mostWeight,
  weighChanges,
  weighDiff,
  weighDocument,
  weighGranted,
  weighGrowth,
} from './page-weight.ts'
import { type PolicyHead, toPolicyHead } from './policy-summary.ts'

export interface VersionView {
  readonly policy: PolicyHead
  readonly release: ReleaseView
  /** What changed since the previous version; absent for the first version. */
  readonly change?: ComparisonView
  /** The changed actions; without details if there are too many for the page. */
  readonly sections: readonly ShownSection[]
  /** What a shell runs before the commands of the examples; absent if there are none. */
  readonly preparation?: string
  readonly isLatest: boolean
  readonly isInForce: boolean
  /** The page that lists all AWS announcements. */
  readonly announcementsHref: string
  readonly sources: readonly string[]
  readonly previous?: VersionRef
  readonly next?: VersionRef
  /** How the access grew while this text did not change; absent if its date is unknown. */
  readonly growth?: GrowthView
  /** The text diff with the previous version; absent for the first version. */
  readonly diff?: DiffView
  /** True if the page has no room for the diff's lines. */
  readonly isDiffLeftOut: boolean
  /** The sections of the page. */
  readonly contents: readonly ContentsLink[]
  readonly granted: GrantedView
  /** Asks whether it allows a request. */
  readonly askHref: string
  /** What the policy checker finds in the document. */
  readonly findings: readonly FindingGroup[]
  readonly document: DocumentView
}

/** Make the view of one version's page. */
export function toVersionView(site: Site, policy: PolicyModel, version: Version): VersionView {
  const [previous, next] = [previousVersion(policy, version), nextVersion(policy, version)]
  const growth = toGrowthView(site, version)
  const release = toReleaseView(site, policy, version)
  const diff =
    previous &&
    leaveOutUnchanged(toDiffView(previous, version, joinCauses(site.compare(previous, version).changes)))
  const change = previous && toComparisonView(site, policy, previous, version)
  const granted = toGrantedView(site, version)
  const document = toDocumentView(site, version)
  const room = mostWeight - weighGranted(granted) - weighGrowth(growth) - weighDocument(document)
  const shown = change === undefined ? {} : fitChange(change, diff, room)
  return {
    policy: toPolicyHead(site, policy),
    release,
    ...(change && { change }),
    sections: [],
    isDiffLeftOut: false,
    ...shown,
    contents: [
      ...(change ? listChangeSections(change, (diff?.parts.length ?? 0) > 0) : []),
      { text: 'Growth', href: '#growth' },
      { text: 'Grants', href: '#grants' },
      { text: 'Findings', href: '#findings' },
      { text: 'Document', href: '#document' },
    ],
    isLatest: next === undefined,
    isInForce: version.id === policy.record.defaultVersion,
    announcementsHref: site.urls.announcements,
    sources: version.record.sources.map(nameSource),
    ...(previous && { previous: toVersionRef(site, previous) }),
    ...(next && { next: toVersionRef(site, next) }),
    ...(growth && { growth }),
    ...(diff && { diff }),
    granted,
    askHref: site.urls.askAbout({
      policies: [{ role: 'identity', source: { kind: 'named', name: policy.name, version: version.id } }],
    }),
    findings: toFindingGroups(site, version),
    document,
  }
}

/** Leave the text, and then the details of the change, to the comparison's page if there is no room for them. */
function fitChange(
  change: ComparisonView,
  diff: DiffView | undefined,
  room: number,
): Pick<VersionView, 'sections' | 'preparation' | 'isDiffLeftOut'> {
  const all = showChanges(change)
  const isListed = weighChanges(all) <= room
  const sections = isListed ? all : countOnly(all, change)
  const { preparation } = change
  return {
    sections,
    ...(isListed && preparation !== undefined && { preparation }),
    isDiffLeftOut: weighChanges(sections) + weighDiff(diff?.folded.shown ?? []) > room,
  }
}
