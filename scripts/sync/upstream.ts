// What a source of AWS managed policies has to answer; every source gives this one shape.

/** One version of a policy as a source knows it. */
export interface UpstreamVersion {
  readonly version: string
  /** JSON, not yet checked. */
  readonly document: unknown
  /** When IAM created the version, UTC, to the second; absent when the source cannot show it. */
  readonly date?: DatedBy
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
}

/** Give what the source knows of the named policies, and leave out those that it does not know. */
export type PolicySource = (names: readonly string[]) => Promise<readonly UpstreamPolicy[]>
