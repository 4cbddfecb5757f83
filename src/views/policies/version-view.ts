// Makes the view of a policy version's page.

import {
  isInForce,
  nextVersion,
  type PolicyModel,
  previousVersion,
  type Version,
} from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { type GrantedView, toGrantedView } from '../access/granted-view.ts'
import { listChangeSections } from '../changes/change-contents.ts'
import { type ComparisonView, toComparisonView } from '../changes/comparison-view.ts'
import { type FindingGroup, toFindingGroups } from '../checker/findings-view.ts'
import { type DocumentView, toDocumentView } from '../documents/version-document.ts'
import { type GrowthView, toGrowthView } from '../growth/growth-view.ts'
import { type ReleaseView, toReleaseView } from '../releases/release-view.ts'
import type { ContentsLink } from '../words/contents-link.ts'
import { nameSource } from '../words/source-names.ts'
import { toVersionRef, type VersionRef } from '../words/version-ref.ts'
import { type FittedChange, fitChange } from './fit-change.ts'
import { mostWeight, weighDocument, weighGranted, weighGrowth } from './page-weight.ts'
import { type PolicyHead, toPolicyHead } from './policy-summary.ts'

export interface VersionView extends Partial<FittedChange> {
  readonly policy: PolicyHead
  readonly release: ReleaseView
  /** What changed since the previous version; absent for the first version. */
  readonly change?: ComparisonView
  /** Empty for the first version, whose view has nothing else of a change, either. */
  readonly sections: FittedChange['sections']
  readonly isLatest: boolean
  readonly isInForce: boolean
  /** The page that lists all AWS announcements. */
  readonly announcementsHref: string
  readonly sources: readonly string[]
  readonly previous?: VersionRef
  readonly next?: VersionRef
  /** How the access grew while this text did not change; absent if its date is unknown. */
  readonly growth?: GrowthView
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
  const change = previous && toComparisonView(site, policy, previous, version)
  const granted = toGrantedView(site, version)
  const document = toDocumentView(site, version)
  const room = mostWeight - weighGranted(granted) - weighGrowth(growth) - weighDocument(document)
  const shown = previous && change && fitChange(site, change, [previous, version], room)
  return {
    policy: toPolicyHead(site, policy),
    release,
    ...(change && { change }),
    sections: [],
    ...shown,
    contents: [
      ...(change ? listChangeSections(change, (shown?.diff.parts.length ?? 0) > 0) : []),
      { text: 'Growth', href: '#growth' },
      { text: 'Grants', href: '#grants' },
      { text: 'Findings', href: '#findings' },
      { text: 'Document', href: '#document' },
    ],
    isLatest: next === undefined,
    isInForce: isInForce(policy, version),
    announcementsHref: site.urls.announcements,
    sources: version.record.sources.map(nameSource),
    ...(previous && { previous: toVersionRef(site, previous) }),
    ...(next && { next: toVersionRef(site, next) }),
    ...(growth && { growth }),
    granted,
    askHref: site.urls.askAbout({
      policies: [{ role: 'identity', source: { kind: 'named', name: policy.name, version: version.id } }],
    }),
    findings: toFindingGroups(site, version),
    document,
  }
}
