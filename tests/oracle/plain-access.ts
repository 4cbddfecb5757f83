// Computes grants in the plainest way, action by action, with nothing shared or cached.
import { unlistedActions } from '../../src/core/access/access.ts'
import type { Limit, Outcome } from '../../src/core/access/grant.ts'
import type { KnownAction } from '../../src/core/actions/action.ts'
import type { ActionIndex } from '../../src/core/actions/action-index.ts'
import { areImplied, needsResourceTag } from '../../src/core/policy/condition.ts'
import type { Policy, Statement } from '../../src/core/policy/policy.ts'
import { coversResource, isEverything, overlapsResource } from '../../src/core/policy/resource.ts'

/** What a policy does to actions, without the status: requests decide that. */
export type PlainAccess = ReadonlyMap<string, PlainOutcome>

export type PlainOutcome = Omit<Outcome, 'status'>

/** Compute what a policy grants the slow way: each action of the snapshot and of `unlisted` separately. */
export function computePlainAccess(
  policy: Policy,
  index: ActionIndex,
  unlisted: readonly KnownAction[] = unlistedActions(policy, index),
): PlainAccess {
  const access = new Map<string, PlainOutcome>()
  const tests = policy.statements.map((statement) => [statement, matcherOf(statement)] as const)
  for (const action of [...index.all, ...unlisted]) {
    const matching = tests.filter(([, matches]) => matches(action.name)).map(([statement]) => statement)
    if (!matching.some(({ effect }) => effect === 'Allow')) continue
    access.set(action.name.toLowerCase(), outcomeOf(action, matching))
  }
  return access
}

function matcherOf({ actions }: Statement): (name: string) => boolean {
  const sources = actions.patterns.map((pattern) =>
    pattern
      .replace(/[\\^$.+()[\]{}|]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.'),
  )
  // One expression for all patterns is fifty times as fast as one for each.
  const expression = new RegExp(`^(?:${sources.join('|')})$`, 'i')
  return (name) => expression.test(name) !== actions.inverted
}

function outcomeOf({ facts }: KnownAction, statements: readonly Statement[]): PlainOutcome {
  const entriesOf = (wanted: Statement['effect']): readonly Limit[] =>
    statements
      .filter(({ effect }) => effect === wanted)
      .flatMap(({ index, resources, conditions }) =>
        resources.map((set) => ({ statement: index, resources: set, conditions })),
      )
  // Some types have two formats in one string.
  const arns = (facts?.resourceTypes ?? []).flatMap(
    ({ arn }) => arn?.replace(/\$\{[^}]*\}/g, '*').split(', ') ?? [],
  )
  const decided = entriesOf('Allow').map((entry) => {
    const cancelling = entriesOf('Deny').filter(
      (deny) =>
        coversResource(deny.resources, entry.resources) && areImplied(deny.conditions, entry.conditions),
    )
    const limiting = entriesOf('Deny').filter((deny) => overlapsResource(deny.resources, entry.resources))
    return {
      ...entry,
      by: [...new Set(cancelling.map(({ statement }) => statement))],
      limits: cancelling.length > 0 ? [] : limiting,
      unsupportedCondition: facts?.resourceTypes.length === 0 && entry.conditions.some(needsResourceTag),
      idle:
        facts?.resourceTypes.length === 0
          ? !isOnNoResource(entry)
          : arns.length > 0 &&
            !isEverything(entry.resources) &&
            arns.every((resource) => !overlapsResource(entry.resources, { resource })),
    }
  })
  const onlyIdle = decided.every(({ idle }) => idle)
  const surviving = decided.filter(({ by }) => by.length === 0).map(({ by: _, ...grant }) => grant)
  const grants = surviving.filter(({ idle }) => onlyIdle || !idle)
  return {
    grants,
    cancelled: decided.filter(({ by }) => by.length > 0),
    idle: onlyIdle ? [] : surviving.filter(({ idle }) => idle),
  }
}

/** Of patterns, only wildcards match `*`, the resource of an action that acts on none. */
function isOnNoResource({ resources }: Limit): boolean {
  const matches = (pattern: string) => /^\*+$|^\**\?\**$/.test(pattern)
  return 'resource' in resources ? matches(resources.resource) : !resources.notResource.some(matches)
}
