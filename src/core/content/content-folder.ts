// Defines what is read from content/: each record with its file, before the records are compared.

import type { AnnouncementRecord } from '../records/announcement.ts'
import type { DestructionRecord } from '../records/destruction.ts'
import type { EscalationPathsRecord } from '../records/escalation-paths.ts'
import type { Example, ExampleRecord } from '../records/example.ts'
import type { ManagedPoliciesRecord } from '../records/managed-policies.ts'
import type { ManagedPolicyFactsRecord } from '../records/managed-policy-facts.ts'
import type { PartitionsRecord } from '../records/partitions.ts'
import type { ReachBasis, ReachRecord } from '../records/reach.ts'
import type {
  FirstSeenRecord,
  PolicyRecord,
  RiskRecord,
  SiteSettings,
  VersionRecord,
} from '../records/record.ts'
import type { ReferenceChangesRecord, ReferenceStateRecord } from '../records/reference-changes.ts'
import type { ReferenceCountsRecord } from '../records/reference-counts.ts'
import type { DependentActionsRecord, PermissionOnlyRecord } from '../records/reference-facts.ts'
import type { SearchWordsRecord } from '../records/search-words.ts'

/** A record and the file that it came from. */
export interface Filed<T> {
  readonly file: string
  readonly record: T
}

/** Everything that could be read from one folder under content/policies/. */
export interface PolicyFolder {
  readonly name: string
  /** Where the folder is, for findings about the folder itself. */
  readonly file: string
  /** Absent when policy.json is missing or invalid; `hasPolicyFile` says which. */
  readonly policy?: Filed<PolicyRecord>
  readonly hasPolicyFile: boolean
  /** The versions that could be read; `versionFileCount` also counts the invalid ones. */
  readonly versions: readonly Filed<VersionRecord>[]
  readonly versionFileCount: number
}

export interface ContentFolder {
  readonly settings?: Filed<SiteSettings>
  readonly firstSeen?: Filed<FirstSeenRecord>
  readonly risks?: Filed<readonly RiskRecord[]>
  readonly destruction?: Filed<readonly DestructionRecord[]>
  readonly announcements?: Filed<readonly AnnouncementRecord[]>
  readonly dependentActions?: Filed<DependentActionsRecord>
  readonly permissionOnly?: Filed<PermissionOnlyRecord>
  readonly referenceCounts?: Filed<ReferenceCountsRecord>
  readonly reachBasis?: Filed<ReachBasis>
  /** The records of content/reach/, by name; a folder may have none. */
  readonly reach?: readonly Filed<ReachRecord>[]
  readonly referenceChanges?: Filed<ReferenceChangesRecord>
  readonly referenceState?: Filed<ReferenceStateRecord>
  readonly partitions?: Filed<PartitionsRecord>
  readonly escalationPaths?: Filed<EscalationPathsRecord>
  readonly managedPolicies?: Filed<ManagedPoliciesRecord>
  readonly searchWords?: Filed<SearchWordsRecord>
  /** The guides, each with its headings as plain text. */
  readonly guides?: readonly GuideOutline[]
  readonly managedPolicyFacts?: Filed<ManagedPolicyFactsRecord>
  readonly policies: readonly PolicyFolder[]
  readonly examples: readonly FiledExample[]
}

/** A guide's file name without the extension, and its headings in order. */
export interface GuideOutline {
  readonly slug: string
  readonly headings: readonly string[]
}

/** An example with its file. */
export type FiledExample = Filed<ExampleRecord> & Pick<Example, 'slug'>
