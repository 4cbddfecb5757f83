// Defines what the sentences about a verdict are about: a policy, its versions, and who has the access.
import type { PolicyModel, Version } from '../../../site/policy-model.ts'
import type { Site } from '../../../site/site.ts'

/** The parts of the site that these sentences need. A comparison of two arbitrary policies has nothing more. */
export type Wording = Pick<Site, 'serviceNames' | 'risks'> & Partial<Pick<Site, 'destruction'>>

/** The policy that the sentences are about, from the site or elsewhere. */
export interface NamedPolicy {
  /** Who has the access, if the kind of the policy does not tell. */
  readonly subject?: string
  readonly record: Pick<PolicyModel['record'], 'kind'>
}

/** A version that the sentences are about. */
export type NamedVersion = Pick<Version, 'id' | 'identicalTo'>

/** Say who can do what a policy grants. */
export function subjectOf({ record, subject }: NamedPolicy): string {
  if (subject !== undefined) return subject
  return record.kind === 'service-linked-role'
    ? 'the service-linked role'
    : 'anyone with this policy attached'
}
