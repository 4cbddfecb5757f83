// Writes lists of actions briefly, with `connect:*` for every decided action of a service, and reads them again.
import { servicePrefix } from '../actions/action.ts'
import type { ReachBasis } from '../records/reach.ts'

/** The decided actions of each service, without their prefix. */
export type DecidedActions = ReachBasis['actions']

/** List every decided action with its prefix, service by service. */
export function listDecided(decided: DecidedActions): readonly string[] {
  return Object.entries(decided).flatMap(([prefix, names]) => names.map((name) => `${prefix}:${name}`))
}

/** Write a list of actions, sorted, with one wildcard for each service of which it has every decided action. */
export function packActions(names: readonly string[], decided: DecidedActions): string[] {
  const byService = Map.groupBy(new Set(names), servicePrefix)
  return [...byService]
    .flatMap(([prefix, ofService]) => {
      const all = decided[prefix]
      const isWhole =
        all?.length === ofService.length && all.every((name) => ofService.includes(`${prefix}:${name}`))
      return isWhole ? [`${prefix}:*`] : ofService
    })
    .sort()
}

/** Read a list written by `packActions`; the actions are sorted. A wildcard means the decided actions and no others. */
export function unpackActions(list: readonly string[], decided: DecidedActions): readonly string[] {
  return list
    .flatMap((entry) => {
      if (!entry.endsWith(':*')) return [entry]
      const prefix = servicePrefix(entry)
      return (decided[prefix] ?? []).map((name) => `${prefix}:${name}`)
    })
    .sort()
}
