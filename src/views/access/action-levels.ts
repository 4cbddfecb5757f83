// Groups actions by access level, with links to their pages and with their risks.
import type { KnownAction } from '../../core/actions/action.ts'
import { linkAction } from '../../site/action-pages.ts'
import type { Site } from '../../site/site.ts'
import { describeClasses } from '../words/risk-view.ts'

export interface ActionRef {
  readonly name: string
  /** The action's page, if it has one. */
  readonly href?: string
  /** The snapshot does not list it. */
  readonly unknown: boolean
  /** Risk classes in words, the most severe first; empty if no risk is recorded. */
  readonly risks: readonly string[]
}

/** The actions of one access level. */
export interface LevelActions {
  readonly level: string
  readonly count: number
  /** Empty if the page has too many actions to list. */
  readonly actions: readonly ActionRef[]
}

/** The most actions that a page lists by name. Above that it shows counts, and its JSON has the names. */
export const mostListed = 1000

/** AWS's access levels, the most powerful first. */
export const levelOrder: readonly string[] = ['Permissions management', 'Tagging', 'Write', 'Read', 'List']

/** Group actions by access level, the most powerful first and unknown actions last. `listed` includes their names. */
export function byAccessLevel(
  site: Site,
  actions: readonly KnownAction[],
  listed = true,
): readonly LevelActions[] {
  const rank = (level: string) => {
    const place = levelOrder.findIndex((known) => level.startsWith(known))
    return place < 0 ? levelOrder.length : place
  }
  return [...Map.groupBy(actions, ({ facts }) => facts?.accessLevel ?? 'Not in the snapshot')]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([level, ofLevel]) => ({
      level: describeLevel(level),
      count: ofLevel.length,
      actions: listed ? ofLevel.map((action) => toActionRef(site, action)) : [],
    }))
}

/** Put an action's access level into words; some actions have two: `Tagging and Write`. */
export function describeLevel(accessLevel: string): string {
  return accessLevel.replace(', ', ' and ')
}

/** Make the list entry of an action. */
export function toActionRef(site: Site, { name, facts }: KnownAction): ActionRef {
  const href = linkAction(site, name)
  return {
    name,
    ...(href !== undefined && { href }),
    unknown: facts === undefined,
    risks: describeClasses(site, name),
  }
}
