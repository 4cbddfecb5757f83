// Decides how much of a comparison's changed actions a page shows.
import type { LevelActions } from '../access/action-levels.ts'
import type { VersionRef } from '../words/version-ref.ts'
import type { ChangeGroup, ChangeSection } from './change-section.ts'
import type { ComparisonView } from './comparison-view.ts'

/** A group whose scopes may be on the pages of both versions instead. */
export interface ShownGroup extends ChangeGroup {
  readonly scopeLinks?: readonly { readonly text: string; readonly href: string }[]
}

/** Services in which all changed actions changed alike, for a page that only counts them. */
export interface AlikeChanges {
  /** Their scopes, causes and an example; the services count the actions. */
  readonly group: ShownGroup
  readonly services: readonly {
    readonly prefix: string
    readonly name: string
    readonly levels: readonly LevelActions[]
  }[]
}

type ShownService = Omit<ChangeSection['services'][number], 'groups'> & {
  readonly groups: readonly ShownGroup[]
}

export interface ShownSection extends Omit<ChangeSection, 'services'> {
  readonly services: readonly ShownService[]
  readonly alike: readonly AlikeChanges[]
  /** The page that lists the actions, if this one only counts them. */
  readonly elsewhere?: string
}

/** Show every group; services that changed alike together if their actions are only counted. */
export function showChanges({ sections }: ComparisonView): readonly ShownSection[] {
  return sections.map(({ services, ...section }) => ({ ...section, ...splitAlike(services) }))
}

/** So few services that changed alike each keep their entry. */
const fewAlike = 2

function splitAlike(all: ChangeSection['services']): Pick<ShownSection, 'services' | 'alike'> {
  const alone = all.filter(
    ({ groups: [first, second] }) =>
      first?.levels.every(({ actions }) => actions.length === 0) && second === undefined,
  )
  const keyOf = ({ groups: [group] }: ShownService) =>
    JSON.stringify([group?.causes, group?.scope, group?.before, group?.after])
  const same = [...Map.groupBy(alone, keyOf).values()].filter((services) => services.length > fewAlike)
  const split = new Set(same.flat())
  return {
    services: all.filter((service) => !split.has(service)),
    alike: same.flatMap((services) => {
      const group = services[0]?.groups[0]
      if (group === undefined) return []
      return [
        {
          group: { ...group, levels: [], isLong: false, marks: [] },
          services: services.map(({ prefix, name, groups }) => ({
            prefix,
            name,
            levels: groups.flatMap(({ levels }) => levels),
          })),
        },
      ]
    }),
  }
}

/**
 * Leave scopes to the pages of the two versions, which list them by service, and show a command only for the first example
 * of each service.
 */
export function shorten(
  sections: readonly ShownSection[],
  { from, to }: Pick<ComparisonView, 'from' | 'to'>,
): readonly ShownSection[] {
  return sections.map((section) => ({
    ...section,
    services: section.services.map((service) => ({
      ...service,
      groups: service.groups.map(({ before, after, ...group }, i) => ({
        ...group,
        examples: i === 0 ? group.examples : group.examples.map(({ command: _, ...example }) => example),
        scopeLinks: [
          ...(before && section.kind !== 'gained' ? [linkScope(from, service.prefix)] : []),
          ...(after && section.kind !== 'lost' ? [linkScope(to, service.prefix)] : []),
        ],
      })),
    })),
  }))
}

const linkScope = ({ id, href }: VersionRef, prefix: string) => ({
  text: id,
  href: `${href}#service-${prefix}`,
})

/** Leave all actions to the comparison's page. */
export function countOnly(
  sections: readonly ShownSection[],
  { href }: Pick<ComparisonView, 'href'>,
): readonly ShownSection[] {
  return sections.map((section) => ({
    ...section,
    services: [],
    alike: [],
    elsewhere: `${href}#${section.kind}`,
  }))
}
