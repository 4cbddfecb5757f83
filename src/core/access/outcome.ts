// Decides what the statements that match an action do to it together.

import type { ResourceFormats } from '../actions/action.ts'
import { areImplied, needsResourceTag } from '../policy/condition.ts'
import type { Statement } from '../policy/policy.ts'
import { isEverything, type ResourceRelations } from '../policy/resource.ts'
import type { CancelledGrant, Grant, Limit, Outcome } from './grant.ts'
import type { Matching } from './match-actions.ts'

/** Return a function that decides outcomes, each once for all actions that share it. */
export function decideOutcomes(
  relations: ResourceRelations,
): (matching: Matching, formats: ResourceFormats) => Outcome {
  const outcomes = new Map<Matching, Map<ResourceFormats, Outcome>>()
  return (matching, formats) => {
    const row = outcomes.get(matching) ?? new Map<ResourceFormats, Outcome>()
    outcomes.set(matching, row)
    let outcome = row.get(formats)
    if (outcome === undefined) {
      outcome = decideOutcome(matching.statements, formats, relations)
      row.set(formats, outcome)
    }
    return outcome
  }
}

function decideOutcome(
  statements: readonly Statement[],
  formats: ResourceFormats,
  relations: ResourceRelations,
): Outcome {
  const entries = (effect: Statement['effect']) =>
    statements.filter((statement) => statement.effect === effect).flatMap(entriesOf)
  const denies = entries('Deny')
  const decided = entries('Allow').map((entry) => decideGrant(entry, denies, formats, relations))

  const someCount = decided.some(({ idle }) => !idle)
  const counts = ({ idle }: Grant) => !idle || !someCount
  const survives = ({ by }: CancelledGrant) => by.length === 0
  const surviving = decided.filter(survives).map(withoutBy)
  const grants = surviving.filter(counts)
  return {
    status: grants.length === 0 ? 'denied' : grants.some(isUnlimited) ? 'full' : 'scoped',
    grants,
    cancelled: decided.filter((grant) => !survives(grant)),
    idle: surviving.filter((grant) => !counts(grant)),
  }
}

function entriesOf({ index, resources, conditions }: Statement): readonly Limit[] {
  return resources.map((set) => ({ statement: index, resources: set, conditions }))
}

function decideGrant(
  entry: Limit,
  denies: readonly Limit[],
  { arns, takesNoResource }: ResourceFormats,
  { covers, overlaps }: ResourceRelations,
): CancelledGrant {
  const cancels = (deny: Limit) =>
    covers(deny.resources, entry.resources) && areImplied(deny.conditions, entry.conditions)
  const by = [...new Set(denies.filter(cancels).map(({ statement }) => statement))]
  return {
    ...entry,
    by,
    limits: by.length > 0 ? [] : denies.filter((deny) => overlaps(deny.resources, entry.resources)),
    unsupportedCondition: takesNoResource && entry.conditions.some(needsResourceTag),
    idle:
      arns.length > 0 &&
      !isEverything(entry.resources) &&
      !arns.some((resource) => overlaps(entry.resources, { resource })),
  }
}

function withoutBy({ by: _, ...grant }: CancelledGrant): Grant {
  return grant
}

function isUnlimited({ resources, conditions, limits }: Grant): boolean {
  return isEverything(resources) && conditions.length === 0 && limits.length === 0
}
