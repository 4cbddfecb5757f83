// Reviews every policy of a lock, and describes the results as data.
import { isGranted } from '../../../src/core/access/grant.ts'
import type { ActionIndex } from '../../../src/core/actions/action-index.ts'
import { indexFirstSeen } from '../../../src/core/actions/first-seen.ts'
import { indexLifetimes } from '../../../src/core/actions/lifetimes.ts'
import { indexRisks } from '../../../src/core/actions/risks.ts'
import { type FailCondition, givesMore, listMeeting } from '../../../src/core/lock/fail-on.ts'
import { findImpact, type Impact } from '../../../src/core/lock/impact.ts'
import type { LockedPolicy, LockRecord } from '../../../src/core/lock/lock-record.ts'
import {
  type PolicyReview,
  type ReviewFacts,
  type ReviewStatus,
  reviewPolicy,
} from '../../../src/core/lock/review-policy.ts'
import type { UsedActions } from '../../../src/core/lock/used-actions.ts'
import type { Content } from '../../../src/data/records.ts'
import { type CompareJson, describeComparison } from '../../../src/views/api/changes-json.ts'
import { readCatalog, type UsedPolicy } from './policies-in-use.ts'
import { findVersion } from './to-locked.ts'

/** How far the version in force allows an action that it newly allows. */
export interface GivenAction {
  readonly action: string
  readonly kind: string
  readonly accessLevel: string
  /** `full`: on every resource, without a condition. */
  readonly status: string
}

export interface ReviewedPolicy {
  readonly policy: string
  readonly arn: string
  readonly status: ReviewStatus
  /** The accepted version, and the one in force; absent if the source does not have the policy. */
  readonly from: string
  readonly to?: string
  readonly created?: string
  readonly accepted?: LockedPolicy['accepted']
  readonly comparison?: CompareJson
  /** What is gained, widened or reshaped, with how far it reaches. */
  readonly given?: readonly GivenAction[]
  /** What AWS added under the accepted text, and took away, since it was accepted. */
  readonly growth?: {
    readonly from: string
    readonly to: string
    readonly added: readonly string[]
    readonly retired: readonly string[]
  }
  /** What it means for the actions that are used; only with --used. */
  readonly impact?: Impact
  /** The conditions of --fail-on that it meets, with the actions that do. */
  readonly fails: readonly { readonly condition: string; readonly actions: readonly string[] }[]
}

export interface ReviewJson {
  readonly asOf: string
  /** How many actions are used, and the events of which nobody can tell which action they used. */
  readonly used?: { readonly actions: number; readonly unknown: readonly string[] }
  readonly policies: readonly ReviewedPolicy[]
  /** Managed policies in force that the lock does not have; only an account is known to use what it lists. */
  readonly unlocked: readonly { readonly policy: string; readonly arn: string; readonly version: string }[]
}

/** Review a lock against the policies in force. */
export function reviewLock(
  lock: LockRecord,
  inForce: readonly UsedPolicy[],
  content: Content,
  index: ActionIndex,
  failOn: readonly FailCondition[],
  absent: ReviewFacts['absent'],
  used?: UsedActions,
): Omit<ReviewJson, 'unlocked'> {
  const catalog = readCatalog(content)
  const today = content.settings.asOf.slice(0, 10)
  const day = index.snapshot.takenAt.slice(0, 10)
  const facts = {
    index,
    lifetimes: indexLifetimes(indexFirstSeen(content.firstSeen), [], day),
    today,
    absent,
  }
  const risks = indexRisks(content.risks)
  const serviceNames = new Map(index.snapshot.services.map(({ prefix, name }) => [prefix, name]))
  const kindOf = new Map(content.policies.map(({ record }) => [record.arn, record.kind]))
  const policies = lock.policies.map((locked): ReviewedPolicy => {
    const current = inForce.find(({ arn }) => arn === locked.arn)?.current
    const document =
      locked.document ??
      [catalog, inForce]
        .map((some) => findVersion(some, locked.arn, locked.version))
        .find((one) => one?.digest === locked.digest)?.document
    const { name, arn, version, digest, asOf, accepted } = locked
    const reviewed = reviewPolicy({ version, digest, asOf, ...(document && { document }) }, current, facts)
    const kind =
      kindOf.get(arn) ?? (arn.includes(':policy/aws-service-role/') ? 'service-linked-role' : 'managed')
    const { comparison, growth, status } = reviewed
    const described =
      comparison &&
      current &&
      describeComparison(
        { serviceNames, risks },
        { name, record: { kind } },
        { id: version },
        { id: current.version },
        comparison,
      )
    return {
      policy: name,
      arn,
      status,
      from: version,
      ...(current && {
        to: current.version,
        ...(current.created !== undefined && { created: current.created }),
      }),
      ...(accepted && { accepted }),
      ...(described && { comparison: described }),
      ...(comparison && { given: listGiven(comparison) }),
      ...(comparison && used && { impact: findImpact(comparison.changes, used.actions) }),
      ...(growth && {
        growth: {
          from: growth.from,
          to: growth.to,
          added: growth.added.map((action) => action.name),
          retired: growth.retired.map((action) => action.name),
        },
      }),
      fails: failOn.flatMap((condition) => meet(condition, reviewed, risks)),
    }
  })
  return {
    asOf: content.settings.asOf,
    ...(used && { used: { actions: used.actions.length, unknown: used.unknown } }),
    policies,
  }
}

function listGiven({ changes }: NonNullable<PolicyReview['comparison']>): readonly GivenAction[] {
  return changes
    .filter(givesMore)
    .flatMap(({ name, kind, facts, after }) =>
      after === undefined || !isGranted(after)
        ? []
        : [{ action: name, kind, accessLevel: facts?.accessLevel ?? 'Unknown', status: after.status }],
    )
}

/** What cannot be reviewed fails under every condition: nobody knows what it gives. */
function meet(
  condition: FailCondition,
  { status, comparison }: PolicyReview,
  risks: ReturnType<typeof indexRisks>,
): ReviewedPolicy['fails'] {
  const name = condition.kind === 'gained' ? `gained:${condition.pattern}` : condition.kind
  if (status === 'not-found' || status === 'text-missing') return [{ condition: name, actions: [] }]
  const actions = comparison === undefined ? [] : listMeeting(condition, comparison.changes, risks)
  const isOther = condition.kind === 'any' && (status === 'changed' || status === 'altered')
  return actions.length > 0 || isOther ? [{ condition: name, actions }] : []
}
