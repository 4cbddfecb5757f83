// Groups actions that a policy treats alike, and limits how much of each group is shown.
import type { ActionAccess } from '../../core/access/access.ts'
import { listCancelled, listSurviving, type Outcome } from '../../core/access/grant.ts'
import { byLevel, weightiestLevel } from '../../core/access/matrix.ts'
import type { KnownAction } from '../../core/actions/action.ts'
import type { RiskIndex } from '../../core/actions/risks.ts'
import { type GrantView, gatherGrants, type OutcomeView, type StatementRef } from '../access/grant-view.ts'
import { describeRisks } from '../words/risk-view.ts'
import { cutText } from '../words/words.ts'

/** How much of a hostile or very long policy is shown. */
const most = { resources: 50, grants: 50 }

export interface CheckLevel {
  readonly level: string
  readonly actions: readonly {
    readonly name: string
    readonly unknown: boolean
    /** Risk classes in words; empty if no risk is recorded. */
    readonly risks: readonly string[]
  }[]
}

export interface CheckOutcome extends OutcomeView {
  /** How many grants are not shown. */
  readonly more: number
}

/** Names a statement by its index. A statement of the checked text has an empty `href`. */
export type StatementLabel = (index: number) => StatementRef

/** Group actions by access level, highest first. */
export function toCheckLevels(actions: readonly KnownAction[], risks: RiskIndex): readonly CheckLevel[] {
  return [...Map.groupBy(actions, ({ facts }) => weightiestLevel(facts))]
    .sort(([a], [b]) => byLevel(a, b))
    .map(([level, ofLevel]) => ({
      level,
      actions: ofLevel.map(({ name, facts }) => ({
        name: cutText(name),
        unknown: facts === undefined,
        risks: describeRisks({ risks }, name),
      })),
    }))
}

/** Show what a policy does to actions; `refOf` names its statements. */
export function toCheckOutcome(outcome: Outcome, refOf: StatementLabel): CheckOutcome {
  const grants = gatherGrants(listSurviving(outcome), refOf)
  const cancelled = gatherGrants(listCancelled(outcome), refOf)
  const idle = gatherGrants(outcome.idle, refOf)
  const take = (views: readonly GrantView[]) => views.slice(0, most.grants).map(cutGrant)
  const shown = { grants: take(grants), cancelled: take(cancelled), idle: take(idle) }
  const count = (views: { readonly [Key in keyof typeof shown]: readonly GrantView[] }) =>
    views.grants.length + views.cancelled.length + views.idle.length
  return { status: outcome.status, ...shown, more: count({ grants, cancelled, idle }) - count(shown) }
}

function cutGrant(grant: GrantView): GrantView {
  const { resources, conditions } = grant
  const rest = resources.length - most.resources
  return {
    ...grant,
    resources: [
      ...resources.slice(0, most.resources).map((resource) => cutText(resource)),
      ...(rest > 0 ? [`and ${rest.toLocaleString('en')} more`] : []),
    ],
    conditions: conditions.map((condition) => ({
      operator: cutText(condition.operator),
      key: cutText(condition.key),
      values: condition.values.slice(0, most.resources).map((value) => cutText(value)),
      words: cutText(condition.words, 2_000),
    })),
  }
}

/** Group actions that are treated alike. This is fast because actions share outcome objects. */
export function groupAlike(actions: readonly ActionAccess[]): readonly (readonly ActionAccess[])[] {
  const keys = new Map<Outcome, string>()
  const keyOf = ({ outcome }: ActionAccess) => {
    const key = keys.get(outcome) ?? JSON.stringify(outcome)
    keys.set(outcome, key)
    return key
  }
  return [...Map.groupBy(actions, keyOf).values()]
}
