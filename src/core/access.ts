// A Policy and the actions that exist in; what the policy grants, action by action, out.
import {
  type ActionFacts,
  type ActionIndex,
  byActionName,
  expandActions,
  type KnownAction,
} from './catalogue.ts'
import { areImplied, needsResourceTag } from './condition.ts'
import { isPlain } from './pattern.ts'
import type { Condition, Policy, ResourceSet, Statement } from './policy.ts'
import { coversResource, isEverything, overlapsResource } from './resource.ts'

/** One Resource of a Deny statement (or its whole NotResource) that takes something from a grant. */
export interface Limit {
  readonly statement: number
  readonly resources: ResourceSet
  readonly conditions: readonly Condition[]
}

/** One Resource of an Allow statement (or its whole NotResource), for one action. */
export interface Grant extends Limit {
  /** Deny entries that match part of what this grants. */
  readonly limits: readonly Limit[]
  /** It asks for a resource tag, and the action has no resource type that could carry one. */
  readonly unsupportedCondition: boolean
  /** It can never match: none of the action's ARN formats overlaps its resource. */
  readonly idle: boolean
}

export interface CancelledGrant extends Grant {
  /** Indexes of the Deny statements that cancel it. */
  readonly by: readonly number[]
}

export type Status = 'full' | 'scoped' | 'denied'

/** What a policy does to one action. Actions that share it share the object. */
export interface Outcome {
  readonly status: Status
  /** Grants that survive and count. */
  readonly grants: readonly Grant[]
  readonly cancelled: readonly CancelledGrant[]
  /** Surviving idle grants that count for nothing, because the action has a grant that is not idle. */
  readonly idle: readonly Grant[]
}

export interface ActionAccess extends KnownAction {
  readonly outcome: Outcome
}

/** What a policy grants over one snapshot: an entry for each action that some Allow matches, sorted by name. */
export interface Access {
  readonly actions: ReadonlyMap<string, ActionAccess>
}

/** List the actions that an Allow names in full and the snapshot does not know, as first written. */
export function unlistedActions(policy: Policy, index: ActionIndex): readonly KnownAction[] {
  const names = new Map<string, KnownAction>()
  for (const { effect, actions } of policy.statements) {
    if (effect === 'Deny' || actions.inverted) continue
    for (const name of actions.patterns) {
      const known = index.find(name) !== undefined || names.has(name.toLowerCase())
      if (isPlain(name) && !known) names.set(name.toLowerCase(), { name })
    }
  }
  return [...names.values()]
}

/** Join lists of actions, each action once whatever its case, the first spelling kept. */
export function joinActions(...lists: readonly (readonly KnownAction[])[]): readonly KnownAction[] {
  const joined = new Map<string, KnownAction>()
  for (const action of lists.flat()) {
    const key = action.name.toLowerCase()
    if (!joined.has(key)) joined.set(key, action)
  }
  return [...joined.values()]
}

/**
 * Compute what a policy grants. `unlisted` are the actions that wildcards can match besides the snapshot's:
 * by default those that the policy names itself; in a comparison, those that either side names.
 */
export function computeAccess(
  policy: Policy,
  index: ActionIndex,
  unlisted: readonly KnownAction[] = unlistedActions(policy, index),
): Access {
  const matching = new Map<KnownAction, Statement[]>()
  for (const statement of policy.statements) {
    for (const action of expandActions(statement.actions, index, unlisted)) {
      const statements = matching.get(action)
      if (statements === undefined) matching.set(action, [statement])
      else statements.push(statement)
    }
  }
  const outcomes = outcomesByStatements()
  const granted = [...matching]
    .filter(([, statements]) => statements.some(({ effect }) => effect === 'Allow'))
    .map(([action, statements]) => ({ ...action, outcome: outcomes(statements, action.facts) }))
    .sort(byActionName)
  return { actions: new Map(granted.map((action) => [action.name.toLowerCase(), action])) }
}

/** Actions that the same statements match and that have the same ARN formats share one outcome. */
function outcomesByStatements(): (
  statements: readonly Statement[],
  facts: ActionFacts | undefined,
) => Outcome {
  const outcomes = new Map<string, Outcome>()
  return (statements, facts) => {
    const arns = arnPatternsOf(facts)
    const takesNoResource = facts?.resourceTypes.length === 0
    const key = JSON.stringify([statements.map(({ index }) => index), arns, takesNoResource])
    let outcome = outcomes.get(key)
    if (outcome === undefined) {
      outcome = decideOutcome(statements, arns, takesNoResource)
      outcomes.set(key, outcome)
    }
    return outcome
  }
}

/** Give the ARN formats of an action's resource types with each placeholder as `*`. */
function arnPatternsOf(facts: ActionFacts | undefined): readonly string[] {
  const arns = (facts?.resourceTypes ?? []).flatMap(({ arn }) => (arn === undefined ? [] : [arn]))
  return arns.map((arn) => arn.replace(/\$\{[^}]*\}/g, '*'))
}

function decideOutcome(
  statements: readonly Statement[],
  arns: readonly string[],
  takesNoResource: boolean,
): Outcome {
  const entries = (effect: Statement['effect']) =>
    statements.filter((statement) => statement.effect === effect).flatMap(entriesOf)
  const denies = entries('Deny')
  const decided = entries('Allow').map((entry) => decideGrant(entry, denies, arns, takesNoResource))

  const someCount = decided.some(({ idle }) => !idle)
  const counting = decided.filter(({ idle }) => !idle || !someCount)
  const survives = ({ by }: CancelledGrant) => by.length === 0
  const grants = counting.filter(survives).map(withoutBy)
  return {
    status: grants.length === 0 ? 'denied' : grants.some(isUnlimited) ? 'full' : 'scoped',
    grants,
    cancelled: decided.filter((grant) => !survives(grant)),
    idle: decided.filter((grant) => survives(grant) && !counting.includes(grant)).map(withoutBy),
  }
}

function entriesOf({ index, resources, conditions }: Statement): readonly Limit[] {
  return resources.map((set) => ({ statement: index, resources: set, conditions }))
}

function decideGrant(
  entry: Limit,
  denies: readonly Limit[],
  arns: readonly string[],
  takesNoResource: boolean,
): CancelledGrant {
  const cancels = (deny: Limit) =>
    coversResource(deny.resources, entry.resources) && areImplied(deny.conditions, entry.conditions)
  const by = [...new Set(denies.filter(cancels).map(({ statement }) => statement))]
  return {
    ...entry,
    by,
    limits: by.length > 0 ? [] : denies.filter((deny) => overlapsResource(deny.resources, entry.resources)),
    unsupportedCondition: takesNoResource && entry.conditions.some(needsResourceTag),
    idle:
      arns.length > 0 &&
      !isEverything(entry.resources) &&
      !arns.some((resource) => overlapsResource(entry.resources, { resource })),
  }
}

function withoutBy({ by: _, ...grant }: CancelledGrant): Grant {
  return grant
}

function isUnlimited({ resources, conditions, limits }: Grant): boolean {
  return isEverything(resources) && conditions.length === 0 && limits.length === 0
}
