// Shows the grants of an action: their statements, resources, conditions and limits.
import {
  type CancelledGrant,
  type Grant,
  type Limit,
  listCancelled,
  listSurviving,
  type Outcome,
  type Status,
} from '../../core/access/grant.ts'
import type { Condition } from '../../core/policy/policy.ts'
import type { IdentityExample } from '../../site/examples.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { describeArn } from '../words/arn-words.ts'
import { describeCondition } from '../words/conditions.ts'

/** A version or an example, whose statements grant actions. */
export type StatementHolder = Version | IdentityExample

/** A link to a statement in the document of a version or an example. */
export interface StatementRef {
  readonly index: number
  /** The Sid or, if there is none, `statement 3`, counted from 1. */
  readonly label: string
  /** The version that it is in, or `since` and the version that last changed it; absent for an example. */
  readonly version?: string
  readonly href: string
}

export interface ConditionView extends Condition {
  readonly words: string
}

/** The grants of one statement for an action, with their resources combined. */
export interface GrantView {
  readonly statement: StatementRef
  readonly resources: readonly string[]
  /** The resources in words, in the same order; an empty string if words could mislead. */
  readonly resourceWords?: readonly string[]
  /** True if `resources` are what NotResource excludes. */
  readonly except: boolean
  readonly conditions: readonly ConditionView[]
  readonly limitedBy: readonly StatementRef[]
  readonly cancelledBy: readonly StatementRef[]
  readonly unsupportedCondition: boolean
  readonly idle: boolean
}

/** What a version does to an action, ready for display. */
export interface OutcomeView {
  readonly status: Status
  readonly grants: readonly GrantView[]
  readonly cancelled: readonly GrantView[]
  readonly idle: readonly GrantView[]
}

/** Make a link to a statement, given its index from 0. */
export function toStatementRef(site: Site, holder: StatementHolder, index: number): StatementRef {
  const sid = holder.policy.statements[index]?.sid
  const label = sid ? sid : `statement ${index + 1}`
  if ('slug' in holder) return { index, label, href: site.urls.exampleStatement(holder.slug, index) }
  const { id, record } = holder
  return { index, label, version: id, href: site.urls.statement(record.policy, id, index) }
}

/** Makes a link to a statement, given its index from 0. */
type RefOf = (index: number) => StatementRef

/** Show what a version or an example does to an action. */
export function toOutcomeView(
  site: Site,
  holder: StatementHolder,
  outcome: Outcome,
  refOf: RefOf = (index) => toStatementRef(site, holder, index),
): OutcomeView {
  const show = (grants: readonly (Grant | CancelledGrant)[]) => toGrantViews(site, grants, refOf)
  return {
    status: outcome.status,
    grants: show(listSurviving(outcome)),
    cancelled: show(listCancelled(outcome)),
    idle: show(outcome.idle),
  }
}

/** Show grants, combining those of one statement that differ only in the resource. */
export function toGrantViews(
  site: Site,
  grants: readonly (Grant | CancelledGrant)[],
  refOf: RefOf,
): readonly GrantView[] {
  return gatherGrants(grants, refOf).map((grant) => {
    const words = grant.resources.map((resource) => describeArn(site.index.snapshot, resource) ?? '')
    return words.some((text) => text !== '') ? { ...grant, resourceWords: words } : grant
  })
}

/** Combine grants in the same way for any policy; `refOf` links to its statements. */
export function gatherGrants(
  grants: readonly (Grant | CancelledGrant)[],
  refOf: (statement: number) => StatementRef,
): readonly GrantView[] {
  const groups = new Map<string, (Grant | CancelledGrant)[]>()
  for (const grant of grants) {
    const key = JSON.stringify([
      grant.statement,
      'notResource' in grant.resources,
      grant.idle,
      statementsOf(grant.limits),
      cancelledBy(grant),
    ])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [grant])
    else group.push(grant)
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first === undefined ? [] : [toGrantView(first, group, refOf)]
  })
}

function toGrantView(
  first: Grant | CancelledGrant,
  group: readonly Grant[],
  refOf: (statement: number) => StatementRef,
): GrantView {
  return {
    statement: refOf(first.statement),
    resources: [
      ...new Set(
        group.flatMap(({ resources }) =>
          'resource' in resources ? [resources.resource] : resources.notResource,
        ),
      ),
    ],
    except: 'notResource' in first.resources,
    conditions: first.conditions.map((condition) => ({ ...condition, words: describeCondition(condition) })),
    limitedBy: statementsOf(first.limits).map(refOf),
    cancelledBy: cancelledBy(first).map(refOf),
    unsupportedCondition: first.unsupportedCondition,
    idle: first.idle,
  }
}

/** List the statements that grants or limits come from, each once. */
export function statementsOf(limits: readonly Limit[]): readonly number[] {
  return [...new Set(limits.map(({ statement }) => statement))]
}

function cancelledBy(grant: Grant | CancelledGrant): readonly number[] {
  return 'by' in grant ? grant.by : []
}
