// Builds the site model, from which every view is made, out of checked records and the action snapshot.

import { computeAccess, joinActions, unlistedActions } from '../core/access/access.ts'
import type { Snapshot } from '../core/actions/action.ts'
import type { ActionIndex } from '../core/actions/action-index.ts'
import { type DestructionIndex, indexDestruction } from '../core/actions/destruction.ts'
import { indexRisks, type RiskIndex } from '../core/actions/risks.ts'
import { listEnded } from '../core/actions/service-notes.ts'
import { canonicalLines } from '../core/changes/canonical-lines.ts'
import { type Comparison, comparePolicies } from '../core/changes/compare.ts'
import { type ActionHistory, traceActions } from '../core/changes/history.ts'
import { toLintOptions } from '../core/checker/lint-options.ts'
import type { LintOptions } from '../core/checker/rule.ts'
import type { Policy } from '../core/policy/policy.ts'
import { createNote, defineReads } from '../core/reads.ts'
import type { AnnouncementRecord } from '../core/records/announcement.ts'
import type { DestructionRecord } from '../core/records/destruction.ts'
import type { EscalationPathsRecord } from '../core/records/escalation-paths.ts'
import type { Example } from '../core/records/example.ts'
import type { ManagedPoliciesRecord } from '../core/records/managed-policies.ts'
import type { PartitionsRecord } from '../core/records/partitions.ts'
import type { ReachBasis, ReachRecord } from '../core/records/reach.ts'
import type {
  FirstSeenRecord,
  PolicyRecord,
  RiskRecord,
  SiteSettings,
  VersionRecord,
} from '../core/records/record.ts'
import type { ReferenceChangesRecord } from '../core/records/reference-changes.ts'
import type { AcceptedLoss, ReferenceCountsRecord } from '../core/records/reference-counts.ts'
import type { ReferenceFacts } from '../core/records/reference-facts.ts'
import type { SearchWordsRecord } from '../core/records/search-words.ts'
import { remember, rememberAll } from '../core/remember.ts'
import { prepareAnnouncements, type SiteAnnouncements } from './announcements.ts'
import { buildExamples, type ExampleModel } from './examples.ts'
import { prepareGrowth, type SiteGrowth } from './growth.ts'
import { buildPolicy, definePolicyModelReads, type PolicyModel, type Version } from './policy-model.ts'
import { prepareReach, type SiteReach } from './reach.ts'
import { prepareReference, type SiteReference } from './reference.ts'
import { indexForSite } from './shared-index.ts'
import { comparesAny, listUuidServices } from './subject.ts'
import type { Urls } from './urls.ts'

export interface Site extends SiteGrowth, SiteAnnouncements {
  readonly settings: SiteSettings
  readonly snapshot: { readonly name: string; readonly takenAt: string }
  readonly index: ActionIndex
  /** The day of the recorded dependent actions; absent without a record. */
  readonly dependentsRecordedOn?: string
  /** What AWS changed in its reference, and whose access that moved. */
  readonly reference: SiteReference
  /** Facts that snapshots have lost, oldest first. */
  readonly acceptedLosses: readonly AcceptedLoss[]
  readonly serviceNames: ReadonlyMap<string, string>
  /** Sorted by name. */
  readonly policies: readonly PolicyModel[]
  /** Policies that people copy, sorted by slug. */
  readonly examples: readonly ExampleModel[]
  /** Policies outside the catalog that reach its services. */
  readonly reach: SiteReach
  /** The slugs of the guides. */
  readonly guides: readonly string[]
  /** Which words people use for pages and names; absent without a record. */
  readonly searchWords?: SearchWordsRecord
  readonly urls: Urls
  readonly compare: (from: Version, to: Version) => Comparison
  readonly risks: RiskIndex
  readonly destruction: DestructionIndex
  /** What the policy checker needs in addition to the actions. */
  readonly lintOptions: LintOptions
  /** Since when and until when a policy grants each action. */
  readonly history: (policy: PolicyModel) => readonly ActionHistory[]
}

export interface SiteInput extends ReferenceFacts {
  readonly settings: SiteSettings
  readonly firstSeen: FirstSeenRecord
  readonly risks: readonly RiskRecord[]
  readonly destruction?: readonly DestructionRecord[]
  readonly announcements: readonly AnnouncementRecord[]
  readonly examples: readonly Example[]
  readonly guides?: readonly string[]
  readonly searchWords?: SearchWordsRecord
  readonly reachBasis?: ReachBasis
  readonly reach?: readonly ReachRecord[]
  readonly partitions?: PartitionsRecord
  readonly escalationPaths?: EscalationPathsRecord
  readonly managedPolicies?: ManagedPoliciesRecord
  readonly referenceCounts?: Pick<ReferenceCountsRecord, 'accepted'>
  readonly referenceChanges?: ReferenceChangesRecord
  readonly policies: readonly {
    readonly record: PolicyRecord
    readonly versions: readonly VersionRecord[]
  }[]
}

/** How many results a site keeps. Pages of one policy are built together, and no policy has more versions. */
const mostHeld = { versions: 200, comparedFrom: 160, arrivals: 10, histories: 20 }

/** Build the site from its records. Throws when a policy has no version. */
export function buildSite(content: SiteInput, snapshot: Snapshot, urls: Urls): Site {
  const notes = content.settings.services ?? []
  const index = indexForSite(snapshot, content)
  const serviceNames = new Map(index.snapshot.services.map(({ prefix, name }) => [prefix, name]))
  const { asOf } = content.settings
  const derived = {
    accessOf: remember(mostHeld.versions, (policy: Policy) => computeAccess(policy, index)),
    linesOf: remember(mostHeld.versions, ({ document }: VersionRecord) => canonicalLines(document)),
  }
  const policies = content.policies.map(({ record, versions }) =>
    buildPolicy(record, versions, derived, asOf),
  )
  const growth = prepareGrowth(policies, index, content.firstSeen)
  const reach = prepareReach(content, index)
  const compare = rememberComparisons(index)
  const announced = prepareAnnouncements({ policies, index, compare }, content.announcements)
  definePolicyModelReads(policies)
  const endedServices = listEnded(notes, serviceNames, asOf)
  defineRest(content, snapshot, endedServices)
  defineReads('settings', () => asOf)
  defineReads('policies', () => policies.map(({ name }) => name))
  const [noteDay, notePolicies] = [createNote('settings', 'asOf'), createNote('policies', 'all')]
  return {
    settings: {
      ...content.settings,
      get asOf() {
        noteDay()
        return asOf
      },
    },
    snapshot: { name: snapshot.name, takenAt: snapshot.takenAt },
    index,
    ...(content.dependentActions && { dependentsRecordedOn: content.dependentActions.asOf }),
    reference: prepareReference(content.referenceChanges, index.snapshot, policies),
    acceptedLosses: content.referenceCounts?.accepted ?? [],
    serviceNames,
    get policies() {
      notePolicies()
      return policies
    },
    get announcements() {
      return announced.announcements
    },
    get announcedSince() {
      return announced.announcedSince
    },
    announcementsOf: announced.announcementsOf,
    examples: buildExamples(content.examples, index, listUuidServices(content)),
    reach,
    guides: content.guides ?? [],
    ...(content.searchWords && { searchWords: content.searchWords }),
    urls,
    compare,
    history: remember(mostHeld.histories, (policy: PolicyModel) => traceActions(policy.versions, index)),
    risks: indexRisks(content.risks),
    destruction: indexDestruction(content.destruction ?? []),
    lintOptions: { ...toLintOptions(content), endedServices },
    firstSeen: growth.firstSeen,
    listUnlisted: growth.listUnlisted,
    namedSince: growth.namedSince,
    growth: rememberAll(growth.growth),
    patternGrowth: growth.patternGrowth,
    growthSteps: rememberAll(growth.growthSteps),
    arrivals: remember(mostHeld.arrivals, growth.arrivals),
    arrivalsOf: growth.arrivalsOf,
  }
}

/** Define what every page depends on: all of the content that is not read by name, and the snapshot. */
function defineRest(content: SiteInput, snapshot: Snapshot, endedServices: unknown): void {
  const { policies: _, announcements: __, reach: ___, reachBasis: ____, settings, ...rest } = content
  const { asOf: _____, ...lasting } = settings
  defineReads('rest', () => [lasting, rest, snapshot, endedServices])
}

/** A comparison is needed by its page, its JSON and perhaps a feed, one after the other. */
function rememberComparisons(index: ActionIndex): Site['compare'] {
  const comparisonsFrom = remember(mostHeld.comparedFrom, (from: Version) =>
    rememberAll((to: Version) => compareVersions(from, to, index)),
  )
  return (from, to) => comparisonsFrom(from)(to)
}

/**
 * Compare two versions. What AWS no longer lists and only a Deny names is left out: no version's access has it, and nobody
 * loses what does not exist.
 */
function compareVersions(from: Version, to: Version, index: ActionIndex): Comparison {
  const unlisted = joinActions(unlistedActions(from.policy, index), unlistedActions(to.policy, index))
  return comparePolicies(from.policy, to.policy, index, unlisted)
}

/** List the pairs of a policy's versions that have a comparison page, the older version first. */
export function comparedPairs(
  site: Pick<Site, 'settings'>,
  { versions }: PolicyModel,
): readonly (readonly [Version, Version])[] {
  const first = (i: number) => (comparesAny(site) ? 0 : Math.max(0, i - 1))
  return versions.flatMap((to, i) => versions.slice(first(i), i).map((from) => [from, to] as const))
}
