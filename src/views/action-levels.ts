// Actions in; by access level, with their pages and risks, out.
import type { KnownAction } from '../core/catalogue.ts'
import { groupBy } from '../core/group-by.ts'
import { linkAction } from './action-index.ts'
import { tellClasses } from './risk-view.ts'
import type { Site } from './site.ts'

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
  readonly actions: readonly ActionRef[]
}

/** AWS’s access levels, the weightiest first. */
export const levelOrder: readonly string[] = ['Permissions management', 'Tagging', 'Write', 'Read', 'List']

/** Sort actions into AWS's access levels, the weightiest first; unknown actions come last. */
export function byAccessLevel(site: Site, actions: readonly KnownAction[]): readonly LevelActions[] {
  const rank = (level: string) => {
    const place = levelOrder.findIndex((known) => level.startsWith(known))
    return place < 0 ? levelOrder.length : place
  }
  return [...groupBy(actions, ({ facts }) => facts?.accessLevel ?? 'Not in the snapshot')]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([level, ofLevel]) => ({
      level,
      actions: ofLevel.map((action) => toActionRef(site, action)),
    }))
}

/** Name an action in a list. */
export function toActionRef(site: Site, { name, facts }: KnownAction): ActionRef {
  const href = linkAction(site, name)
  return {
    name,
    ...(href !== undefined && { href }),
    unknown: facts === undefined,
    risks: tellClasses(site, name),
  }
}
