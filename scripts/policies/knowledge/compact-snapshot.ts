// Writes a snapshot in a short form in which equal parts are written once, and restores it.
import {
  type ActionFacts,
  type ServiceFacts,
  type Snapshot,
  withActions,
} from '../../../src/core/actions/action.ts'
import { once } from '../../../src/core/once.ts'

/** What is written about an action, apart from its name and its lists. */
type Rest = Omit<ActionFacts, 'name' | 'resourceTypes' | 'conditionKeys'>

type CompactAction = readonly [name: string, resourceTypes: number, conditionKeys: number, rest: number]

export interface CompactSnapshot extends Omit<Snapshot, 'services'> {
  readonly services: readonly (Omit<ServiceFacts, 'actions'> & {
    readonly actions: readonly CompactAction[]
  })[]
  /** The lists and facts that the actions share. */
  readonly resourceTypes: readonly ActionFacts['resourceTypes'][]
  readonly conditionKeys: readonly ActionFacts['conditionKeys'][]
  readonly rests: readonly Rest[]
}

/** Shorten a snapshot: names lose their service prefix, and equal parts are written once. */
export function compactSnapshot({ services, ...snapshot }: Snapshot): CompactSnapshot {
  const resourceTypes = collect<ActionFacts['resourceTypes']>()
  const conditionKeys = collect<ActionFacts['conditionKeys']>()
  const rests = collect<Rest>()
  const compact = services.map(({ actions, ...service }) => ({
    ...service,
    actions: actions.map(
      ({ name, resourceTypes: types, conditionKeys: keys, ...rest }): CompactAction => [
        name.slice(service.prefix.length + 1),
        resourceTypes.add(types),
        conditionKeys.add(keys),
        rests.add(rest),
      ],
    ),
  }))
  return {
    ...snapshot,
    services: compact,
    resourceTypes: resourceTypes.values,
    conditionKeys: conditionKeys.values,
    rests: rests.values,
  }
}

/** Restore a snapshot, each service when its actions are asked for. Equal lists of actions share one array. */
export function restoreSnapshot(compact: CompactSnapshot): Snapshot {
  const { services, resourceTypes, conditionKeys, rests, ...snapshot } = compact
  // Damage is reported at once, not when a service happens to be asked about.
  for (const { actions } of services) {
    for (const [, types, keys, rest] of actions) {
      at(resourceTypes, types)
      at(conditionKeys, keys)
      at(rests, rest)
    }
  }
  return {
    ...snapshot,
    services: services.map(({ actions, ...service }) =>
      withActions(
        service,
        once(() =>
          actions.map(([name, types, keys, rest]): ActionFacts => {
            const { accessLevel, dependentActions, ...more } = at(rests, rest)
            return {
              name: `${service.prefix}:${name}`,
              accessLevel,
              resourceTypes: at(resourceTypes, types),
              conditionKeys: at(conditionKeys, keys),
              dependentActions,
              ...more,
            }
          }),
        ),
      ),
    ),
  }
}

function collect<T>(): { readonly values: readonly T[]; readonly add: (value: T) => number } {
  const values: T[] = []
  const places = new Map<string, number>()
  return {
    values,
    add: (value) => {
      const text = JSON.stringify(value)
      const place = places.get(text) ?? values.push(value) - 1
      places.set(text, place)
      return place
    },
  }
}

function at<T>(values: readonly T[], place: number): T {
  const value = values[place]
  if (value === undefined) throw new Error(`the package's facts are damaged: nothing at ${place}`)
  return value
}
