// Decides what changed for a team between the version of a managed policy that it accepted and the one in force.
import { computeAccess, unlistedActions } from '../access/access.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import type { Lifetimes } from '../actions/lifetime.ts'
import { type Comparison, comparePolicies } from '../changes/compare.ts'
import { computeGrowth, type Growth } from '../growth/growth.ts'
import { parsePolicy } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/policy-document.ts'

/** One version of a managed policy, wherever it was read. */
export interface ReadVersion {
  readonly version: string
  /** UTC, ISO 8601; absent where the source does not say. */
  readonly created?: string
  readonly digest: string
  readonly document: PolicyDocument
}

/**
 * How a policy in force relates to the lock: the same text; another version; the same version with another text, which
 * IAM never makes; no version in force, because the catalog does not know the policy or the account does not use it; or an
 * accepted text that nobody has.
 */
export type ReviewStatus = 'same' | 'changed' | 'altered' | 'not-found' | 'unused' | 'text-missing'

export interface PolicyReview {
  readonly status: ReviewStatus
  /** What the version in force allows that the accepted one did not, and the reverse. */
  readonly comparison?: Comparison
  /** How the accepted text grew since it was accepted. */
  readonly growth?: Growth
}

export interface ReviewFacts {
  readonly index: ActionIndex
  readonly lifetimes: Lifetimes
  /** The day of these facts, UTC, YYYY-MM-DD. */
  readonly today: string
  /** What it means that a policy is not in force: the source is the catalog, or an account. */
  readonly absent: Extract<ReviewStatus, 'not-found' | 'unused'>
}

/** Review one policy. `locked.document` is absent if its text was not found anywhere; `current` if it is not in force. */
export function reviewPolicy(
  locked: Omit<ReadVersion, 'document'> & { readonly document?: PolicyDocument; readonly asOf: string },
  current: ReadVersion | undefined,
  { index, lifetimes, today, absent }: ReviewFacts,
): PolicyReview {
  if (current === undefined) return { status: absent }
  // Equal digests mean equal texts.
  const document = locked.document ?? (locked.digest === current.digest ? current.document : undefined)
  if (document === undefined) return { status: 'text-missing' }
  const before = parsePolicy(document)
  const access = computeAccess(before, index, unlistedActions(before, index))
  const growth = computeGrowth(access, lifetimes, locked.asOf, today)
  if (locked.digest === current.digest)
    return { status: locked.version === current.version ? 'same' : 'changed', growth }
  return {
    status: locked.version === current.version ? 'altered' : 'changed',
    comparison: comparePolicies(before, parsePolicy(current.document), index),
    growth,
  }
}
