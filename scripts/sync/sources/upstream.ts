// What a source of AWS managed policies has to answer; every source gives this one shape.
import type { PolicyRecord } from '../../../src/core/records/record.ts'

/** A policy of the content folder, as a source is asked about it. */
export type WantedPolicy = Pick<PolicyRecord, 'name' | 'arn' | 'status'>

/** One version of a policy as a source knows it. */
export interface UpstreamVersion {
  readonly version: string
  /** JSON, not yet checked. */
  readonly document: unknown
  /** When IAM created the version, UTC, to the second; absent when the source cannot show it. */
  readonly date?: DatedBy
  /** The histories that report the version, for one whose date nobody shows. */
  readonly reportedBy?: readonly string[]
}

export interface DatedBy {
  readonly created: string
  /** The histories that vouch for the date. */
  readonly sources: readonly string[]
}

export interface UpstreamPolicy {
  readonly name: string
  readonly arn: string
  readonly versions: readonly UpstreamVersion[]
  /** IAM's default version, the one in force, where the source tells it. */
  readonly defaultVersion?: string
  /** IAM itself tells it: its dates settle every doubt, and it forgets all but the newest versions. */
  readonly isFromIam?: boolean
  /** What keeps this policy from being imported. */
  readonly faults?: readonly string[]
}

/** Give what the source knows of the wanted policies, and leave out those that it does not know. */
export type PolicySource = (wanted: readonly WantedPolicy[]) => Promise<readonly UpstreamPolicy[]>
