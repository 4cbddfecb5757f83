// Computes and compares access in the plainest way, action by action, with nothing shared or cached.
import { unlistedActions } from '../../src/core/access/access.ts'
import type { Limit, Outcome } from '../../src/core/access/grant.ts'
import type { KnownAction } from '../../src/core/actions/action.ts'
import type { ActionIndex } from '../../src/core/actions/action-index.ts'
import { type ChangeKind, coversGrant } from '../../src/core/changes/compare.ts'
import { areImplied, needsResourceTag } from '../../src/core/policy/condition.ts'
import type { Policy, Statement } from '../../src/core/policy/policy.ts'
import { coversResource, isEverything, overlapsResource } from '../../src/core/policy/resource.ts'

export type PlainAccess = ReadonlyMap<string, Outcome>

/** Compute what a policy grants the slow way: each action of the snapshot and of `unlisted` separately. */
export function computePlainAccess(
  policy: Policy,
  index: ActionIndex,
  unlisted: readonly KnownAction[] = unlistedActions(policy, index),
): PlainAccess {
  const access = new Map<string, Outcome>()
  const tests = policy.statements.map((statement) => [statement, matcherOf(statement)] as const)
  for (const action of [...index.all, ...unlisted]) {
    const matching = tests.filter(([, matches]) => matches(action.name)).map(([statement]) => statement)
    if (!matching.some(({ effect }) => effect === 'Allow')) continue
    access.set(action.name.toLowerCase(), outcomeOf(action, matching))
  }
  return access
}

/** Compare two policies the slow way: each action that either of them grants separately. */
export function comparePlainly(
  before: Policy,
  after: Policy,
  index: ActionIndex,
): ReadonlyMap<string, ChangeKind> {
  const named = [before, after].flatMap((policy) => unlistedActions(policy, index))
  const unlisted = [...new Map(named.reverse().map((action) => [action.name.toLowerCase(), action])).values()]
  const [older, newer] = [before, after].map((policy) => computePlainAccess(policy, index, unlisted))
  const changes = new Map<string, ChangeKind>()
  for (const action of new Set([...(older?.keys() ?? []), ...(newer?.keys() ?? [])])) {
    const kind = kindOf(older?.get(action), newer?.get(action))
    if (kind !== undefined) changes.set(action, kind)
  }
  return changes
}

function matcherOf({ actions }: Statement): (name: string) => boolean {
  const expressions = actions.patterns.map((pattern) => {
    const source = pattern
      .replace(/[\\^$.+()[\]{}|]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')
    return new RegExp(`^${source}$`, 'i')
  })
  return (name) => expressions.some((expression) => expression.test(name)) !== actions.inverted
}

function outcomeOf({ facts }: KnownAction, statements: readonly Statement[]): Outcome {
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
        arns.length > 0 &&
        !isEverything(entry.resources) &&
        arns.every((resource) => !overlapsResource(entry.resources, { resource })),
    }
  })
  const onlyIdle = decided.every(({ idle }) => idle)
  const surviving = decided.filter(({ by }) => by.length === 0).map(({ by: _, ...grant }) => grant)
  const grants = surviving.filter(({ idle }) => onlyIdle || !idle)
  const isFull = grants.some(
    ({ resources, conditions, limits }) =>
      isEverything(resources) && conditions.length === 0 && limits.length === 0,
  )
  return {
    status: grants.length === 0 ? 'denied' : isFull ? 'full' : 'scoped',
    grants,
    cancelled: decided.filter(({ by }) => by.length > 0),
    idle: onlyIdle ? [] : surviving.filter(({ idle }) => idle),
  }
}

function kindOf(before: Outcome | undefined, after: Outcome | undefined): ChangeKind | undefined {
  const older = before?.grants ?? []
  const newer = after?.grants ?? []
  if (older.length === 0 && newer.length === 0) return undefined
  if (older.length === 0) return 'gained'
  if (newer.length === 0) return 'lost'
  const kept = older.every((grant) => newer.some((other) => coversGrant(other, grant)))
  const within = newer.every((grant) => older.some((other) => coversGrant(other, grant)))
  if (kept && within) return undefined
  return kept ? 'widened' : within ? 'narrowed' : 'reshaped'
}
