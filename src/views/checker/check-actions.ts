// Actions and what a policy does to them in; groups of those that are treated alike, with a limit, out.
import type { ActionAccess } from '../../core/access/access.ts'
import type { Outcome } from '../../core/access/grant.ts'
import { byLevel, weightiestLevel } from '../../core/access/matrix.ts'
import type { KnownAction } from '../../core/actions/action.ts'
import type { RiskIndex } from '../../core/actions/risks.ts'
import { groupBy } from '../../core/group-by.ts'
import { type GrantView, gatherGrants, type OutcomeView, type StatementRef } from '../access/grant-view.ts'
import { describeClasses } from '../words/risk-view.ts'
import { cutText } from '../words/words.ts'

/** How much of hostile or very long policies is shown. */
const most = { resources: 50, grants: 50 }

export interface CheckLevel {
  readonly level: string
  readonly actions: readonly {
    readonly name: string
    readonly unknown: boolean
    /** Classes of risk in words; none where no risk is recorded. */
    readonly risks: readonly string[]
  }[]
}

export interface CheckOutcome extends OutcomeView {
  /** How many grants are left out. */
  readonly more: number
}

/** Names a statement by its index; one of the checked text has an empty `href`. */
export type StatementLabel = (index: number) => StatementRef

/** Sort actions into access levels, the weightiest first. */
export function toCheckLevels(actions: readonly KnownAction[], risks: RiskIndex): readonly CheckLevel[] {
  return [...groupBy(actions, ({ facts }) => weightiestLevel(facts))]
    .sort(([a], [b]) => byLevel(a, b))
    .map(([level, ofLevel]) => ({
      level,
      actions: ofLevel.map(({ name, facts }) => ({
        name: cutText(name),
        unknown: facts === undefined,
        risks: describeClasses({ risks }, name),
      })),
    }))
}

/** Show what a policy does to actions; `refOf` names its statements. */
export function toCheckOutcome(outcome: Outcome, refOf: StatementLabel): CheckOutcome {
  const grants = gatherGrants(outcome.grants, refOf)
  const cancelled = gatherGrants(outcome.cancelled, refOf)
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

/** Gather actions that are treated alike; outcomes are shared, so this is quick. */
export function groupAlike(actions: readonly ActionAccess[]): readonly (readonly ActionAccess[])[] {
  const keys = new Map<Outcome, string>()
  const keyOf = ({ outcome }: ActionAccess) => {
    const key = keys.get(outcome) ?? JSON.stringify(outcome)
    keys.set(outcome, key)
    return key
  }
  return [...groupBy(actions, keyOf).values()]
}
