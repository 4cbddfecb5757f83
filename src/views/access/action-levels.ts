// Actions in; by access level, with their pages and risks, out.
import type { KnownAction } from '../../core/actions/action.ts'
import { groupBy } from '../../core/group-by.ts'
import { linkAction } from '../../site/action-pages.ts'
import type { Site } from '../../site/site.ts'
import { describeClasses } from '../words/risk-view.ts'

export interface ActionRef {
  readonly name: string
  /** The action's page. */
  readonly href?: string
  /** The snapshot does not list it. */
  readonly unknown: boolean
  /** Classes of risk in words, the weightiest first; none where no risk is recorded. */
  readonly risks: readonly string[]
}

/** The actions of one access level. */
export interface LevelActions {
  readonly level: string
  readonly count: number
  /** None where a page has too many to list them. */
  readonly actions: readonly ActionRef[]
}

/** Up to so many actions in all are listed by name; of more, a page tells the numbers, and its JSON the names. */
export const mostListed = 1000

/** AWS’s access levels, the weightiest first. */
export const levelOrder: readonly string[] = ['Permissions management', 'Tagging', 'Write', 'Read', 'List']

/** Sort actions into AWS's access levels, the weightiest first; unknown actions come last. `listed`: by name. */
export function byAccessLevel(
  site: Site,
  actions: readonly KnownAction[],
  listed = true,
): readonly LevelActions[] {
  const rank = (level: string) => {
    const place = levelOrder.findIndex((known) => level.startsWith(known))
    return place < 0 ? levelOrder.length : place
  }
  return [...groupBy(actions, ({ facts }) => facts?.accessLevel ?? 'Not in the snapshot')]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([level, ofLevel]) => ({
      level,
      count: ofLevel.length,
      actions: listed ? ofLevel.map((action) => toActionRef(site, action)) : [],
    }))
}

/** Name an action in a list. */
export function toActionRef(site: Site, { name, facts }: KnownAction): ActionRef {
  const href = linkAction(site, name)
  return {
    name,
    ...(href !== undefined && { href }),
    unknown: facts === undefined,
    risks: describeClasses(site, name),
  }
}
