// Lists the sections of an action's page: the main ones as figures, and all of them as contents of a long page.
import type { ContentsLink, FigureLink } from '../words/contents-link.ts'
import type { ActionView } from './action-view.ts'
import type { FirstPolicies } from './on-policies.ts'

/** A page with fewer sections fits a screen or two. */
const fewSections = 6

/** Count the policies that grant or deny an action, and the examples that do; figures of nothing are left out. */
export function listActionFigures(view: ActionView): readonly FigureLink[] {
  const figures: readonly Figure[] = [
    {
      count: countAll(view.grantedBy) + view.grantedBy.brief.length,
      one: 'policy grants it',
      several: 'policies grant it',
      id: 'granted',
    },
    { count: countDenying(view), one: 'policy denies it', several: 'policies deny it', id: 'denied' },
    {
      count: view.reaching?.policies.length ?? 0,
      one: 'other AWS policy grants it',
      several: 'other AWS policies grant it',
      id: 'other',
    },
    { count: view.examples.length, one: 'example', several: 'examples', id: 'examples' },
  ]
  return figures
    .filter(({ count }) => count > 0)
    .map(({ count, one, several, id }) => ({
      number: count.toLocaleString('en'),
      text: count === 1 ? one : several,
      href: `#${id}`,
    }))
}

/** List the sections of an action's page in their order; none if the page is short. */
export function listActionContents(view: ActionView): readonly ContentsLink[] {
  const links = listSections(view)
  return links.length < fewSections ? [] : links
}

interface Figure {
  readonly count: number
  readonly one: string
  readonly several: string
  readonly id: string
}

function listSections(view: ActionView): readonly ContentsLink[] {
  return [
    ...(view.risk ? [{ text: 'Sensitive', href: '#sensitive' }] : []),
    ...(view.destruction ? [{ text: 'Destructive', href: '#destructive' }] : []),
    ...toLink('Granted by', 'granted', countAll(view.grantedBy) + view.grantedBy.brief.length),
    ...toLink('Never used', 'idle', countAll(view.namedBy)),
    ...toLink('Denied by', 'denied', countDenying(view)),
    ...toLink('Matched by wildcards', 'matched', view.matchedBy.length),
    ...toLink('Granted before', 'before', countAll(view.grantedBefore)),
    ...(view.reaching
      ? [{ text: 'Other policies', href: '#other', count: view.reaching.policies.length }]
      : []),
    ...toLink('Examples', 'examples', view.examples.length),
    ...(view.resourceTypes.length > 0 || view.accessLevel !== undefined
      ? [{ text: 'Resource types', href: '#resources' }]
      : []),
    ...toLink('Condition keys', 'keys', view.conditionKeys.length),
    ...(view.dependents ? [{ text: 'Also required', href: '#dependent' }] : []),
    ...toLink('Changes', 'changes', view.changes.length),
  ]
}

function toLink(text: string, id: string, count: number): readonly ContentsLink[] {
  return count === 0 ? [] : [{ text, href: `#${id}`, count }]
}

function countDenying({ deniedBy }: ActionView): number {
  return countAll(deniedBy) + (deniedBy.broad?.count ?? 0)
}

function countAll({ listed, more }: FirstPolicies<unknown>): number {
  return listed.length + more.length
}
