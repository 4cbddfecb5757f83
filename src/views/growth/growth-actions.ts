// Shows the actions that were added to a text and retired from it, by service; of very many, mostly counts.
import { type KnownAction, servicePrefix } from '../../core/actions/action.ts'
import type { Growth } from '../../core/growth/growth.ts'
import type { Site } from '../../site/site.ts'
import { byAccessLevel, type LevelActions, mostListed } from '../access/action-levels.ts'
import { countOf } from '../words/words.ts'

/** How many actions of a service were added or retired. */
export interface ServiceCount {
  readonly prefix: string
  readonly count: number
}

export interface GrowthActions {
  /** By service; of very many services, only those with the most actions. */
  readonly added: readonly {
    readonly prefix: string
    readonly name: string
    readonly levels: readonly LevelActions[]
  }[]
  /** The further services. */
  readonly addedElsewhere?: { readonly title: string; readonly services: readonly ServiceCount[] }
  readonly retired: readonly string[]
  /** Retired actions by service, if they are too many to list. */
  readonly retiredCounts: readonly ServiceCount[]
  /** True if every action is listed by name. */
  readonly areAllNamed: boolean
}

/** With more services, only those with the most added actions are shown by access level. */
const mostServices = 100

/** How many these are. */
const shownOfMany = 20

/** More retired actions than this are counted by service. */
const mostRetired = 100

/** More added actions than this have no links: the versions of a large policy repeat hundreds of them. */
const mostLinked = 60

/** Show what was added and retired. Retired actions that no file lists are always listed by name. */
export function toGrowthActions(
  site: Site,
  { added, retired }: Pick<Growth, 'added' | 'retired'>,
  listsRetired: boolean,
): GrowthActions {
  const namesRetired = listsRetired || retired.length <= mostRetired
  return {
    ...toAdded(site, added),
    retired: namesRetired ? retired.map(({ name }) => name) : [],
    retiredCounts: namesRetired ? [] : countServices(retired),
    areAllNamed: namesRetired && added.length <= mostListed,
  }
}

/** Show added actions by service. Of many services, the smaller ones only have a count. */
function toAdded(site: Site, added: readonly KnownAction[]): Pick<GrowthActions, 'added' | 'addedElsewhere'> {
  const services = [...Map.groupBy(added, ({ name }) => servicePrefix(name))]
  const isMany = added.length > mostListed && services.length > mostServices
  const shown = isMany
    ? services.toSorted(([, a], [, b]) => b.length - a.length).slice(0, shownOfMany)
    : services
  const others = services.filter((service) => !shown.includes(service))
  return {
    added: shown.map(([prefix, actions]) => ({
      prefix,
      name: site.serviceNames.get(prefix) ?? prefix,
      levels: toLevels(site, actions, added.length),
    })),
    ...(others.length > 0 && {
      addedElsewhere: {
        title: countOf(others.length, 'more service'),
        services: others.map(([prefix, { length }]) => ({ prefix, count: length })),
      },
    }),
  }
}

function countServices(actions: readonly KnownAction[]): readonly ServiceCount[] {
  return [...Map.groupBy(actions, ({ name }) => servicePrefix(name))].map(([prefix, { length }]) => ({
    prefix,
    count: length,
  }))
}

function toLevels(site: Site, actions: readonly KnownAction[], all: number): readonly LevelActions[] {
  const levels = byAccessLevel(site, actions, all <= mostListed)
  if (all <= mostLinked) return levels
  return levels.map((level) => ({ ...level, actions: level.actions.map(({ href: _, ...action }) => action) }))
}
