// Decides what the statements that match an action do to it together.

import type { ResourceFormats } from '../actions/action.ts'
import { areImplied, needsResourceTag } from '../policy/condition.ts'
import { matcherOf } from '../policy/pattern.ts'
import type { ResourceSet, Statement } from '../policy/policy.ts'
import { isEverything, type ResourceRelations } from '../policy/resource.ts'
import { rememberAll } from '../remember.ts'
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
  const denying = statements.filter(({ effect }) => effect === 'Deny')
  const denies = denying.flatMap(entriesOf)
  const allowing = denying.length === 0 ? statements : statements.filter(({ effect }) => effect === 'Allow')
  const surviving: Grant[] = []
  const cancelled: CancelledGrant[] = []
  let someCount = false
  for (const entry of allowing.flatMap(entriesOf)) {
    const by = denies.length === 0 ? [] : findCancelling(entry, denies, relations)
    const limits =
      denies.length === 0 || by.length > 0
        ? []
        : denies.filter((deny) => relations.overlaps(deny.resources, entry.resources))
    const grant = toGrant(entry, limits, formats, relations)
    someCount ||= !grant.idle
    if (by.length === 0) surviving.push(grant)
    else cancelled.push({ ...grant, by })
  }
  return {
    status: decideStatus(statements, allowing, denying, formats, decisions),
    grants: someCount ? surviving.filter(({ idle }) => !idle) : surviving,
    cancelled,
    idle: someCount ? surviving.filter(({ idle }) => idle) : [],
  }
}

/** Decide a status by the possible requests of the action. */
function decideStatus(
  statements: readonly Statement[],
  allowing: readonly Statement[],
  denying: readonly Statement[],
  formats: ResourceFormats,
  { allowed, matched }: Decisions,
): Status {
  const isOpen = allowing.some(
    ({ resources, conditions }) => conditions.length === 0 && resources.some(isEverything),
  )
  if (isOpen && (denying.length === 0 || matched(denying, formats) === 'none')) return 'full'
  if (allowed(statements, formats)) return 'scoped'
  return denying.length > 0 && matched(allowing, formats) !== 'none' ? 'denied' : 'idle'
}

const entriesOf = rememberAll(({ index, resources, conditions }: Statement): readonly Limit[] =>
  resources.map((set) => ({ statement: index, resources: set, conditions })),
)

function findCancelling(
  entry: Limit,
  denies: readonly Limit[],
  { covers }: ResourceRelations,
): readonly number[] {
  const cancels = (deny: Limit) =>
    covers(deny.resources, entry.resources) && areImplied(deny.conditions, entry.conditions)
  return [...new Set(denies.filter(cancels).map(({ statement }) => statement))]
}

function toGrant(
  { statement, resources, conditions }: Limit,
  limits: readonly Limit[],
  { arns, takesNoResource }: ResourceFormats,
  { overlaps }: ResourceRelations,
): Grant {
  return {
    statement,
    resources,
    conditions,
    limits,
    unsupportedCondition: takesNoResource && conditions.some(needsResourceTag),
    idle: takesNoResource
      ? !matchesNoResource(resources)
      : arns.length > 0 &&
        !isEverything(resources) &&
        !arns.some((resource) => overlaps(resources, { resource })),
  }
}

/** A request of an action that acts on no resource is about `*`. Source: Service Authorization Reference, "Actions". */
function matchesNoResource(set: ResourceSet): boolean {
  const matches = (pattern: string) => pattern === '*' || matcherOf(pattern)('*')
  return 'resource' in set ? matches(set.resource) : !set.notResource.some(matches)
}
