// Finds the policies whose access each change of AWS's reference moved.
import { servicePrefix } from '../actions/action.ts'
import { isPlain, matcherOf } from '../policy/pattern.ts'
import type { Policy, Statement } from '../policy/policy.ts'
import { rememberAll } from '../remember.ts'
import type { ActionDay } from './action-days.ts'
import { decideMove, type Move, type MoveResult } from './decide-move.ts'
import type { AbsentKeys } from './read-side.ts'

/** A version whose text was the newest from its day on. */
export interface DatedVersion {
  readonly id: string
  /** UTC, YYYY-MM-DD; absent if no source reports it. */
  readonly day?: string
  readonly policy: Policy
}

/** A policy with its versions, oldest first. */
export interface DatedPolicy {
  readonly name: string
  readonly versions: readonly DatedVersion[]
}

export interface PolicyMove extends Move {
  readonly policy: string
  readonly version: string
}

/** What a day of an action did to the policies of a catalog. */
export interface DayMoves {
  readonly moved: readonly PolicyMove[]
  /** Policies for which nothing is claimed, because the reference of that day is not known well enough. */
  readonly undecided: readonly string[]
}

/** Find the version that was the newest on a day; undefined if there was none or it is not known. */
export function newestOn({ versions }: DatedPolicy, day: string): DatedVersion | undefined {
  const place = versions.findLastIndex((version) => version.day !== undefined && version.day <= day)
  // A version without a day that follows may have been current already.
  return versions[place + 1]?.day === undefined && place + 1 < versions.length ? undefined : versions[place]
}

/** Check whether a version of a policy may name an action of a service. If none does, its reference moves nothing in it. */
export function mayNameService({ versions }: DatedPolicy, service: string): boolean {
  return versions.some(({ policy }) => listStatements(policy)(service.toLowerCase()).length > 0)
}

/** Decide each policy's newest version on the day. A new level moves nothing. */
export function findMoves(
  day: ActionDay,
  policies: readonly DatedPolicy[],
  absentKeys: AbsentKeys,
): DayMoves {
  const moved: PolicyMove[] = []
  const undecided: string[] = []
  for (const policy of policies) {
    const version = newestOn(policy, day.day)
    const result = version === undefined ? 'none' : decideVersion(day, version.policy, absentKeys)
    if (version === undefined || result === 'none') continue
    if (result === 'undecided') undecided.push(policy.name)
    else moved.push({ policy: policy.name, version: version.id, ...result })
  }
  return { moved, undecided }
}

/** Decide for one text. An action that the text named in full before AWS listed it did not come with the listing. */
export function decideVersion(
  { action, rows, before, after }: ActionDay,
  policy: Policy,
  absentKeys: AbsentKeys,
): MoveResult {
  if (rows.every(({ field }) => field === 'access-level')) return 'none'
  const key = action.toLowerCase()
  const statements = listStatements(policy)(servicePrefix(key)).filter((statement) =>
    matchesOf(statement)(key),
  )
  const isNamed = statements.some(({ effect, actions }) => effect === 'Allow' && namesAction(actions, key))
  if (isNamed && (before === undefined || after === undefined)) return 'none'
  return decideMove(statements, before, after, absentKeys)
}

/** Most policies name few services, so their statements are sorted by service once. */
const listStatements = rememberAll(({ statements }: Policy) => {
  const byService = new Map<string, readonly Statement[]>()
  return (service: string) => {
    const known = byService.get(service) ?? statements.filter(({ actions }) => mayName(actions, service))
    byService.set(service, known)
    return known
  }
})

function mayName({ patterns, inverted }: Statement['actions'], service: string): boolean {
  return inverted || patterns.some((pattern) => !isOfOther(pattern.toLowerCase(), service))
}

function isOfOther(pattern: string, service: string): boolean {
  const prefix = servicePrefix(pattern)
  return prefix !== '' && isPlain(prefix) && prefix !== service
}

const matchesOf = rememberAll(({ actions }: Statement) => {
  const matchers = actions.patterns.map((pattern) => matcherOf(pattern.toLowerCase()))
  return (key: string) => matchers.some((matches) => matches(key)) !== actions.inverted
})

function namesAction({ patterns, inverted }: Statement['actions'], key: string): boolean {
  return !inverted && patterns.some((pattern) => isPlain(pattern) && pattern.toLowerCase() === key)
}

/** A day on which a policy lost an action to the reference, with the version that it had then. */
export interface IdleSince {
  readonly day: ActionDay
  readonly version: string
}

/**
 * Find the day since which a policy no longer allows a possible request of an action, because the reference moved; days
 * come newest first. `policy` has the versions up to the one that is asked about. Undefined if the reference did not do
 * that, or if it is not decided.
 */
export function findIdleSince(
  days: readonly ActionDay[],
  policy: DatedPolicy,
  absentKeys: AbsentKeys,
): IdleSince | undefined {
  for (const day of days) {
    const version = newestOn(policy, day.day)
    if (version === undefined) return undefined
    // A version of that very day may have been written for the new reference.
    if (version.day === day.day) return undefined
    const result = decideVersion(day, version.policy, absentKeys)
    if (result === 'none') continue
    return result !== 'undecided' && result.kind === 'lost' ? { day, version: version.id } : undefined
  }
  return undefined
}
