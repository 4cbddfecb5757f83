// Decides how much of a comparison's changed actions a page shows.
import { type Alike, splitAlike } from '../access/alike-services.ts'
import type { LinkedText } from '../words/linked-text.ts'
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
  readonly alike: readonly AlikeChange[]
  /** Says where the actions are listed, if this page only counts them. */
  readonly elsewhere?: LinkedText
}

interface AlikeChange extends Alike<ShownGroup> {
  /** Introduces the services. They can have changes of other kinds, too. */
  readonly title: string
}

/** Show every group; services that changed alike together if their actions are only counted. */
export function showChanges({ sections, namesHref }: ComparisonView): readonly ShownSection[] {
  return sections.map((section) => {
    const { alike, services } = splitAlike(section.services, whatChanged)
    const common = alike.map(({ group, ...same }) => ({
      ...same,
      group: { ...group, levels: [], isLong: false, marks: [] },
      title: `The same for all ${section.kind} actions of ${same.services.length} services:`,
    }))
    return {
      ...section,
      services,
      alike: common,
      ...(namesHref !== undefined && { elsewhere: sayNamesAreIn(namesHref) }),
    }
  })
}

const sayNamesAreIn = (href: string): LinkedText => [
  'This change has too many actions to list here. ',
  { text: 'The JSON of the comparison', href },
  ' lists them all.',
]

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

/** Leave all actions to the comparison's page, and to its JSON if that page only counts them, too. */
export function countOnly(
  sections: readonly ShownSection[],
  { href, namesHref }: Pick<ComparisonView, 'href' | 'namesHref'>,
): readonly ShownSection[] {
  return sections.map((section) => ({
    ...section,
    services: [],
    alike: [],
    elsewhere: [
      'There are too many details for this page. ',
      { text: 'The comparison', href: `${href}#${section.kind}` },
      ...(namesHref === undefined
        ? [' lists these actions.']
        : [' counts these actions by service, and ', { text: 'its JSON', href: namesHref }, ' lists them.']),
    ],
  }))
}
