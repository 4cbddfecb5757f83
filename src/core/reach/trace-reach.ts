// Works out whether a policy reaches some services, since which version, how far, and which versions changed that.
import { computeAccess, joinActions, unlistedActions } from '../access/access.ts'
import { type Grant, isGranted, type Outcome } from '../access/grant.ts'
import { servicePrefix } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import type { ChangeKind } from '../changes/compare.ts'
import { type DatedPolicy, traceActions } from '../changes/history.ts'
import { isOpenPattern } from '../checker/named-services.ts'
import type { Policy } from '../policy/policy.ts'
import type { ReachRecord, ReachScope } from '../records/reach.ts'
import { type DecidedActions, packActions } from './action-lists.ts'
import { restrictPolicy } from './restrict-policy.ts'

export interface TracedReach extends Pick<ReachRecord, 'breadth' | 'grants'> {
  /** By version: the actions that it changed, by kind. Versions that changed nothing are absent. */
  readonly changes: ReadonlyMap<string, Readonly<Partial<Record<ChangeKind, string[]>>>>
}

/** The services to look for: an index of nothing but them, and their actions. */
export interface ReachedServices {
  readonly index: ActionIndex
  readonly decided: DecidedActions
}

/**
 * Trace how a policy reaches some services. Versions come oldest first. Returns nothing if the newest one allows no
 * possible request of theirs.
 */
export function traceReach(
  versions: readonly DatedPolicy[],
  { index, decided }: ReachedServices,
): TracedReach | undefined {
  const prefixes = Object.keys(decided)
  const restricted = versions.map(({ id, policy }) => ({ id, policy: restrictPolicy(policy, prefixes) }))
  const newest = restricted.at(-1)?.policy
  if (newest === undefined) return undefined
  const isOwn = ({ name }: { readonly name: string }) => prefixes.includes(servicePrefix(name).toLowerCase())
  const unlisted = joinActions(...restricted.map(({ policy }) => unlistedActions(policy, index))).filter(
    isOwn,
  )
  const granted = [...computeAccess(newest, index, unlisted).actions.values()].filter(
    (action) => isOwn(action) && isGranted(action.outcome),
  )
  if (granted.length === 0) return undefined
  const byVersion = new Map<string, Partial<Record<ChangeKind, string[]>>>()
  for (const { name, steps } of traceActions(restricted, index)) {
    if (!isOwn({ name })) continue
    for (const { version, kind } of steps) {
      const ofVersion = byVersion.get(version) ?? {}
      byVersion.set(version, ofVersion)
      ofVersion[kind] = [...(ofVersion[kind] ?? []), name]
    }
  }
  return {
    breadth: findBreadth(
      newest,
      index,
      granted.map(({ name }) => name),
    ),
    grants: gatherGrants(granted, newest, decided),
    changes: new Map(
      [...byVersion].map(([version, kinds]) => [
        version,
        Object.fromEntries(Object.entries(kinds).map(([kind, names]) => [kind, packActions(names, decided)])),
      ]),
    ),
  }
}

/**
 * Find how a policy reaches actions: `all-services` if it grants at least one of them only by statements that do not
 * name its service, by `*`, by a wildcard in the prefix or by NotAction.
 */
function findBreadth(
  { statements }: Policy,
  index: ActionIndex,
  granted: readonly string[],
): ReachRecord['breadth'] {
  const allows = statements.filter(({ effect, actions }) => effect === 'Allow' && !actions.inverted)
  const named = allows.flatMap(({ actions }) => actions.patterns.filter((pattern) => !isOpenPattern(pattern)))
  const byName = new Set(
    named.flatMap((pattern) => [pattern.toLowerCase(), ...index.expand(pattern).map(({ key }) => key)]),
  )
  return granted.every((name) => byName.has(name.toLowerCase())) ? 'named-services' : 'all-services'
}

interface GrantedAction {
  readonly name: string
  readonly outcome: Outcome
}

/** Gather the actions that are granted in the same way, in the order of their first action. */
function gatherGrants(
  granted: readonly GrantedAction[],
  policy: Policy,
  decided: DecidedActions,
): ReachRecord['grants'] {
  const sids = new Map(policy.statements.map(({ index, sid }) => [index, sid]))
  const scopesOf = ({ outcome }: GrantedAction) =>
    outcome.grants.filter(({ idle }) => !idle).map((grant) => toScope(grant, sids.get(grant.statement)))
  const alike = Map.groupBy(granted, (action) => JSON.stringify([action.outcome.status, scopesOf(action)]))
  return [...alike.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    return [
      {
        status: first.outcome.status === 'full' ? ('full' as const) : ('scoped' as const),
        actions: packActions(
          group.map(({ name }) => name),
          decided,
        ),
        scopes: scopesOf(first),
      },
    ]
  })
}

function toScope(grant: Grant, sid: string | undefined): ReachScope {
  const { statement, resources, conditions, limits, unsupportedCondition } = grant
  return {
    statement,
    ...(sid !== undefined && sid !== '' && { sid }),
    ...('resource' in resources ? resources : { notResource: [...resources.notResource] }),
    conditions: conditions.map(({ operator, key, values }) => ({ operator, key, values: [...values] })),
    limitedBy: [...new Set(limits.map((limit) => limit.statement))],
    ...(unsupportedCondition && { unsupportedCondition }),
  }
}
