// Decides what the statements that match an action do to it together.

import type { ResourceFormats } from '../actions/action.ts'
import { areImplied, needsResourceTag } from '../policy/condition.ts'
import type { Statement } from '../policy/policy.ts'
import { isEverything, type ResourceRelations } from '../policy/resource.ts'
import type { Decisions } from '../requests/decisions.ts'
import type { Asked, CancelledGrant, Grant, Limit, Outcome, Status } from './grant.ts'
import type { Matching } from './match-actions.ts'

/** An outcome with what it is about. */
export interface Decided {
  readonly outcome: Outcome
  readonly asked: Asked
}

/** Return a function that decides outcomes, each once for all actions that share it. */
export function decideOutcomes(
  relations: ResourceRelations,
  decisions: Decisions,
): (matching: Matching, formats: ResourceFormats) => Decided {
  const outcomes = new Map<Matching, Map<ResourceFormats, Decided>>()
  return (matching, formats) => {
    const row = outcomes.get(matching) ?? new Map<ResourceFormats, Decided>()
    outcomes.set(matching, row)
    let decided = row.get(formats)
    if (decided === undefined) {
      const { statements } = matching
      const outcome = decideOutcome(statements, formats, relations, decisions)
      decided = { outcome, asked: { statements, formats } }
      row.set(formats, decided)
    }
    return decided
  }
}

function decideOutcome(
  statements: readonly Statement[],
  formats: ResourceFormats,
  relations: ResourceRelations,
  decisions: Decisions,
): Outcome {
  const pick = (effect: Statement['effect']) => statements.filter((statement) => statement.effect === effect)
  const denies = pick('Deny').flatMap(entriesOf)
  const decided = pick('Allow')
    .flatMap(entriesOf)
    .map((entry) => decideGrant(entry, denies, formats, relations))

  const someCount = decided.some(({ idle }) => !idle)
  const counts = ({ idle }: Grant) => !idle || !someCount
  const survives = ({ by }: CancelledGrant) => by.length === 0
  const surviving = decided.filter(survives).map(withoutBy)
  return {
    status: decideStatus(statements, formats, decisions),
    grants: surviving.filter(counts),
    cancelled: decided.filter((grant) => !survives(grant)),
    idle: surviving.filter((grant) => !counts(grant)),
  }
}

/** Decide a status by the possible requests of the action. */
function decideStatus(
  statements: readonly Statement[],
  formats: ResourceFormats,
  { beyond, matched }: Decisions,
): Status {
  const allows = statements.filter(({ effect }) => effect === 'Allow')
  const denies = statements.filter(({ effect }) => effect === 'Deny')
  const isOpen = allows.some(
    ({ resources, conditions }) => resources.some(isEverything) && conditions.length === 0,
  )
  if (isOpen && (denies.length === 0 || matched(denies, formats) === 'none')) return 'full'
  // What no search could decide counts as granted: nobody should rely on a refusal that is not sure.
  if (beyond(statements, [], formats) !== 'none') return 'scoped'
  return denies.length > 0 && matched(allows, formats) !== 'none' ? 'denied' : 'idle'
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
