// Gathers services that a page treats alike, so that it says once what they have in common.
import type { LevelActions } from './action-levels.ts'

interface Service<Group> {
  readonly prefix: string
  readonly name: string
  readonly groups: readonly Group[]
}

/** How many actions of a service there are, by access level. */
export interface CountedService {
  readonly prefix: string
  readonly name: string
  readonly levels: readonly LevelActions[]
}

/** Services that have the same, with the group of the first of them. */
export interface Alike<Group> {
  readonly group: Group
  readonly services: readonly CountedService[]
}

/** So few services that are alike each keep their entry. */
const fewAlike = 2

/** Split off services with a single group that more services have; `keyOf` tells groups apart, undefined keeps an entry. */
export function splitAlike<
  Group extends { readonly levels: readonly LevelActions[] },
  S extends Service<Group>,
>(
  all: readonly S[],
  keyOf: (group: Group) => unknown,
): { readonly alike: readonly Alike<Group>[]; readonly services: readonly S[] } {
  const single = all.flatMap((service) => {
    const [group, other] = service.groups
    const key = group === undefined || other !== undefined ? undefined : keyOf(group)
    return group === undefined || key === undefined ? [] : [{ service, group, key: JSON.stringify(key) }]
  })
  const same = [...Map.groupBy(single, ({ key }) => key).values()].filter(({ length }) => length > fewAlike)
  const split = new Set(same.flat().map(({ service }) => service))
  return {
    alike: same.flatMap((some) =>
      some.slice(0, 1).map(({ group }) => ({
        group,
        services: some.map(({ service: { prefix, name }, group: { levels } }) => ({ prefix, name, levels })),
      })),
    ),
    services: all.filter((service) => !split.has(service)),
  }
}
