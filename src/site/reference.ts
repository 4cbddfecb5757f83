// Works out on demand what AWS changed in its reference, day by day, and whose access that moved.
import { type Snapshot, servicePrefix } from '../core/actions/action.ts'
import { defineReads, keepValue, readAs } from '../core/reads.ts'
import type { ReferenceChangesRecord } from '../core/records/reference-changes.ts'
import { createAbsentKeys } from '../core/reference/absent-keys.ts'
import { type ActionDay, listActionDays } from '../core/reference/action-days.ts'
import {
  type DatedPolicy,
  type DayMoves,
  findIdleSince,
  findMoves,
  mayNameService,
} from '../core/reference/find-moves.ts'
import { rememberAll, rememberOnce } from '../core/remember.ts'
import { defineReadsOfPolicy } from './define-reads.ts'
import type { PolicyModel, Version } from './policy-model.ts'

export interface SiteReference {
  /** The days that were compared and the services that are covered; absent if nothing is recorded. */
  readonly period?: Pick<ReferenceChangesRecord, 'since' | 'until' | 'services' | 'source'>
  /** Every day of every action, newest first, by action within a day. */
  readonly days: () => readonly ActionDay[]
  /** The days of one action, newest first. */
  readonly daysOf: (action: string) => readonly ActionDay[]
  readonly movesOf: (day: ActionDay) => DayMoves
  /** What a day moved in one policy; sooner than by asking what it moved in all of them. */
  readonly movesIn: (policy: PolicyModel, day: ActionDay) => DayMoves
  /** The day since which a version no longer allows a possible request of an action, if the reference did that. */
  readonly idleSince: (version: Version, action: string) => ActionDay | undefined
}

/** Prepare the functions. Days and moves are computed when a page first asks. */
export function prepareReference(
  record: ReferenceChangesRecord | undefined,
  snapshot: Snapshot,
  policies: readonly PolicyModel[],
): SiteReference {
  if (record === undefined) return nothing
  const prepared = rememberOnce(() => prepare(record, snapshot, policies))
  const { since, until, services, source } = record
  const daysOf = (action: string) => prepared().byAction.get(action.toLowerCase()) ?? []
  defineReads(movesRead, (key) => {
    const [date, action = ''] = key.split(' ')
    return daysOf(action)
      .filter(({ day }) => day === date)
      .map(prepared().movesOf)
  })
  return {
    period: { since, until, services, source },
    days: () => prepared().days,
    daysOf,
    // Moves are found among all policies, but a page depends on those of its own actions.
    movesIn: (policy, day) => prepared().movesIn(policy, day),
    movesOf: (day) => readAs(movesRead, `${day.day} ${day.action}`, () => prepared().movesOf(day)),
    idleSince: (version, action) => prepared().idleSince(version, action),
  }
}

/** What is read of the moves of a day of an action. */
const movesRead = 'moves'

/** What one policy's days did to it. */
const policyRead = 'moves of policy'

const noMoves: DayMoves = { moved: [], undecided: [] }

const nothing: SiteReference = {
  days: () => [],
  daysOf: () => [],
  movesOf: () => noMoves,
  movesIn: () => noMoves,
  idleSince: () => undefined,
}

interface Prepared extends Pick<SiteReference, 'movesOf' | 'movesIn' | 'idleSince'> {
  readonly days: readonly ActionDay[]
  readonly byAction: ReadonlyMap<string, readonly ActionDay[]>
}

function prepare(
  record: ReferenceChangesRecord,
  snapshot: Snapshot,
  policies: readonly PolicyModel[],
): Prepared {
  const days = listActionDays(record, snapshot)
  const byAction = Map.groupBy(days, ({ action }) => action.toLowerCase())
  const serviceOf = ({ action }: ActionDay) => servicePrefix(action)
  const services = [...new Set(days.map(serviceOf))]
  const absentKeys = createAbsentKeys(snapshot)
  const byName = new Map(policies.map((policy) => [policy.name, policy]))
  /** What each day that moved a policy did to it, by the day's place. */
  const movesOfPolicy = (policy: PolicyModel) =>
    keepValue(policyRead, policy.name, () => {
      const dated = toDated(policy)
      // Most policies name few services.
      const named = new Set(services.filter((service) => mayNameService(dated, service)))
      return days.flatMap((day, i) => {
        if (!named.has(serviceOf(day))) return []
        const moves = findMoves(day, [dated], absentKeys)
        return moves.moved.length + moves.undecided.length === 0 ? [] : [{ i, moves }]
      })
    })
  const byDayIn = rememberAll(
    (policy: PolicyModel) => new Map(movesOfPolicy(policy).map(({ i, moves }) => [days[i], moves])),
  )
  const allMoves = rememberOnce(() => joinMoves(days, policies.map(movesOfPolicy)))
  defineReadsOfPolicy({ policies }, policyRead, movesOfPolicy)
  return {
    days,
    byAction,
    movesOf: (day) => allMoves().get(day) ?? noMoves,
    movesIn: (policy, day) => byDayIn(policy).get(day) ?? noMoves,
    idleSince: (version, action) => {
      const policy = byName.get(version.record.policy)
      const versions = policy?.versions.slice(0, policy.versions.indexOf(version) + 1) ?? []
      const ofAction = byAction.get(action.toLowerCase()) ?? []
      const found = policy && findIdleSince(ofAction, toDated({ ...policy, versions }), absentKeys)
      // Versions in between must name it in vain, too.
      const isIdle = ({ access }: Version) =>
        access.actions.get(action.toLowerCase())?.outcome.status === 'idle'
      const first = versions.findIndex(({ id }) => id === found?.version)
      return found && versions.slice(first).every(isIdle) ? found.day : undefined
    },
  }
}

/** Join the moves of policies, in their order, by day. */
function joinMoves(
  days: readonly ActionDay[],
  ofPolicies: readonly (readonly { readonly i: number; readonly moves: DayMoves }[])[],
): ReadonlyMap<ActionDay, DayMoves> {
  const byDay = Map.groupBy(ofPolicies.flat(), ({ i }) => days[i])
  return new Map(
    [...byDay].flatMap(([day, found]) => {
      const moved = found.flatMap(({ moves }) => moves.moved)
      const undecided = found.flatMap(({ moves }) => moves.undecided)
      return day === undefined ? [] : [[day, { moved, undecided }] as const]
    }),
  )
}

function toDated({ name, versions }: PolicyModel): DatedPolicy {
  return {
    name,
    versions: versions.map(({ id, date: { created }, policy }) => ({
      id,
      policy,
      ...(created !== undefined && { day: created.slice(0, 10) }),
    })),
  }
}
