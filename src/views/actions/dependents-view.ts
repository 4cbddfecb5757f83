// Shows which other actions an action requires, and the day on which AWS's reference said so.
import type { ActionFacts } from '../../core/actions/action.ts'
import { linkAction } from '../../site/action-pages.ts'
import type { Site } from '../../site/site.ts'
import { formatDay } from '../words/days.ts'

export interface DependentsView {
  /** What is known and since when, in a sentence or two. */
  readonly text: string
  /** Empty if the action requires no others, or if nobody knows. */
  readonly actions: readonly {
    readonly name: string
    readonly href?: string
    /** The resource types with which AWS lists it; empty if it is required whatever the resource. */
    readonly types: readonly string[]
  }[]
}

/** Make the view of an action's dependent actions. */
export function toDependentsView(site: Site, facts: ActionFacts): DependentsView {
  return {
    text: describe(site, facts),
    actions: facts.dependentActions.map((name) => toRow(site, facts, name)),
  }
}

function describe({ dependentsRecordedOn }: Site, { dependentActions, dependentsAsOf }: ActionFacts): string {
  if (dependentsAsOf === undefined) {
    return dependentsRecordedOn === undefined
      ? 'Not known: the snapshot does not say which other actions an action requires.'
      : `Not known: the action is newer than ${formatDay(dependentsRecordedOn)}, the last day on which AWS’s reference listed dependent actions.`
  }
  const day = formatDay(dependentsAsOf)
  return dependentActions.length === 0
    ? `None, according to AWS’s reference of ${day}.`
    : `AWS’s reference of ${day} lists these as dependent actions: whoever uses this action needs them too, at least for some of its options.`
}

function toRow(
  site: Site,
  { dependentsByResourceType: byType = {}, resourceTypes }: ActionFacts,
  name: string,
): DependentsView['actions'][number] {
  const href = linkAction(site, name)
  const types = Object.keys(byType).filter((type) => byType[type]?.includes(name))
  return {
    name,
    ...(href !== undefined && { href }),
    // With a single resource type, naming it at every action says nothing.
    types: resourceTypes.length > 1 ? types : [],
  }
}
