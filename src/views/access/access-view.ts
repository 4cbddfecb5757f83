// Groups what a version or an example grants by service, status and scope.
import type { Access, ActionAccess } from '../../core/access/access.ts'
import { isGranted, type Status, statuses } from '../../core/access/grant.ts'
import { servicePrefix } from '../../core/actions/action.ts'
import type { Site } from '../../site/site.ts'
import { groupIdle, type IdleGroup } from '../words/idle-since.ts'
import { countOf } from '../words/words.ts'
import { byAccessLevel, type LevelActions, mostListed } from './action-levels.ts'
import { type OutcomeView, type StatementHolder, toOutcomeView } from './grant-view.ts'

export type StatusCounts = Readonly<Record<Status, number>>

/** Actions of one service that a policy treats the same way. */
export interface AccessGroup {
  readonly outcome: OutcomeView
  readonly count: number
  readonly levels: readonly LevelActions[]
  /** Since when actions are idle, where AWS's reference did that; actions that were idle from the start are left out. */
  readonly idleSince: readonly IdleGroup[]
}

export interface ServiceAccess {
  readonly prefix: string
  readonly name: string
  readonly counts: StatusCounts
  readonly groups: readonly AccessGroup[]
}

/** Count a policy's actions by status. */
export function countStatuses(actions: Iterable<ActionAccess>): StatusCounts {
  const counts = { full: 0, scoped: 0, denied: 0, idle: 0 }
  for (const { outcome } of actions) counts[outcome.status] += 1
  return counts
}

/** List the statuses that occur, with their counts: `31 full, 2 scoped`. */
export function describeCounts(counts: StatusCounts): string {
  return statuses
    .flatMap((status) => (counts[status] === 0 ? [] : [`${counts[status].toLocaleString('en')} ${status}`]))
    .join(', ')
}

/** Summarize what is granted: `31 actions in 1 service: 31 full`, `nothing; 1 idle`, or `nothing`. */
export function describeGranted({ actions }: Access): string {
  if (actions.size === 0) return 'nothing'
  const granted = [...actions.values()].filter(({ outcome }) => isGranted(outcome))
  const services = new Set(granted.map(({ name }) => servicePrefix(name)))
  const counts = describeCounts(countStatuses(actions.values()))
  if (granted.length === 0) return `nothing; ${counts}`
  return `${countOf(granted.length, 'action')} in ${countOf(services.size, 'service')}: ${counts}`
}

/** Show what a version or an example grants, service by service, with the names of the actions unless there are too many. */
export function toServiceAccess(
  site: Site,
  holder: StatementHolder,
  namesActions = isListed(holder),
): readonly ServiceAccess[] {
  return [...Map.groupBy([...holder.access.actions.values()], ({ name }) => servicePrefix(name))].map(
    ([prefix, actions]) => ({
      prefix,
      name: site.serviceNames.get(prefix) ?? prefix,
      counts: countStatuses(actions),
      groups: toGroups(site, holder, actions, namesActions),
    }),
  )
}

/** Check whether a version or an example has few enough actions to list them by name. */
export function isListed({ access }: Pick<StatementHolder, 'access'>): boolean {
  return access.actions.size <= mostListed
}

function toGroups(
  site: Site,
  holder: StatementHolder,
  actions: readonly ActionAccess[],
  namesActions: boolean,
): readonly AccessGroup[] {
  // Most actions share an outcome, and to write it takes long.
  const written = new Map<ActionAccess['outcome'], string>()
  const write = (outcome: ActionAccess['outcome']) => {
    const text = written.get(outcome) ?? JSON.stringify(outcome)
    written.set(outcome, text)
    return text
  }
  const alike = Map.groupBy(actions, ({ outcome }) => write(outcome))
  return [...alike.values()]
    .flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      return [
        {
          outcome: toOutcomeView(site, holder, first.outcome),
          count: group.length,
          levels: byAccessLevel(site, group, namesActions),
          idleSince:
            first.outcome.status === 'idle' && 'record' in holder && !('slug' in holder)
              ? groupIdle(
                  site,
                  holder,
                  group.map(({ name }) => name),
                )
              : [],
        },
      ]
    })
    .sort((a, b) => statuses.indexOf(a.outcome.status) - statuses.indexOf(b.outcome.status))
}
