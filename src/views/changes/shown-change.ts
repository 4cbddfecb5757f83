// Decides how much of a comparison's changed actions a page shows.
import { type Alike, splitAlike } from '../access/alike-services.ts'
import type { VersionRef } from '../words/version-ref.ts'
import type { ChangeGroup, ChangeSection } from './change-section.ts'
import type { ComparisonView } from './comparison-view.ts'

/** A group whose scopes may be on the pages of both versions instead. */
export interface ShownGroup extends ChangeGroup {
  readonly scopeLinks?: readonly { readonly text: string; readonly href: string }[]
}

type ShownService = Omit<ChangeSection['services'][number], 'groups'> & {
  readonly groups: readonly ShownGroup[]
}

export interface ShownSection extends Omit<ChangeSection, 'services'> {
  readonly services: readonly ShownService[]
  /** Services of which only counts are shown and that changed alike; their groups have what they have in common. */
  readonly alike: readonly Alike<ShownGroup>[]
  /** The page that lists the actions, if this one only counts them. */
  readonly elsewhere?: string
}

/** Show every group; services that changed alike together if their actions are only counted. */
export function showChanges({ sections }: ComparisonView): readonly ShownSection[] {
  return sections.map((section) => {
    const { alike, services } = splitAlike(section.services, whatChanged)
    const common = alike.map(({ group, ...same }) => ({
      ...same,
      group: { ...group, levels: [], isLong: false, marks: [] },
    }))
    return { ...section, services, alike: common }
  })
}

function whatChanged({ levels, causes, scope, before, after }: ChangeGroup): unknown {
  return levels.some(({ actions }) => actions.length > 0) ? undefined : [causes, scope, before, after]
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
