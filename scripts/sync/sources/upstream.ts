// Defines what every source of AWS managed policies returns.
import type { PolicyRecord } from '../../../src/core/records/record.ts'

/** A policy to look up in a source. */
export type WantedPolicy = Pick<PolicyRecord, 'name' | 'arn' | 'status'>

/** One version of a policy as a source knows it. */
export interface UpstreamVersion {
  readonly version: string
  /** JSON, not yet checked. */
  readonly document: unknown
  /** When IAM created the version, UTC, to the second; absent if the source cannot show it. */
  readonly date?: DatedBy
  /** The histories that report the version, to name if no source shows its date. */
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
  /** IAM's default version, the one in force, if the source reports it. */
  readonly defaultVersion?: string
  /** Whether IAM itself is the source: its dates are authoritative, and it keeps only the newest versions. */
  readonly isFromIam?: boolean
  /** Why this policy cannot be imported. */
  readonly faults?: readonly string[]
}

/** Returns what the source knows about the wanted policies, without those that it does not know. */
export type PolicySource = (wanted: readonly WantedPolicy[]) => Promise<readonly UpstreamPolicy[]>
