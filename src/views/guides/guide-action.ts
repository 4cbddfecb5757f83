// Describes an action, or a pattern of actions, for guides. Throws when the name does not exist.
import type { ActionFacts, KnownAction } from '../../core/actions/action.ts'
import { linkAction, linkPattern, listActionPages } from '../../site/action-pages.ts'
import type { Site } from '../../site/site.ts'
import { describeLevel } from '../access/action-levels.ts'
import { type DependentsView, toDependentsView } from '../actions/dependents-view.ts'
import { formatDay } from '../words/days.ts'
import { splitName } from '../words/names.ts'
import { toRiskView } from '../words/risk-view.ts'

export interface GuideAction {
  readonly name: string
  /** The name in pieces between which a line may break. */
  readonly pieces: readonly string[]
  /** The action's page; actions of unlisted services that no policy grants or denies have none. */
  readonly href?: string
  /** AWS's access level; `no longer listed` for an action that only the records have. */
  readonly level: string
  readonly resourceTypes: ActionFacts['resourceTypes']
  readonly conditionKeys: readonly string[]
  readonly dependentActions: readonly string[]
  /** The same with links and their day; absent if the snapshot does not list the action. */
  readonly dependents?: DependentsView
  /** The day, in words, by which it was known; absent if no record has it. */
  readonly firstSeen?: string
  /** Risk classes in words; empty if no risk is recorded. */
  readonly risks: readonly string[]
  /** What the action makes possible, in a sentence; absent if no risk is recorded. */
  readonly why?: string
}

/** What a wildcard matches today. */
export interface GuidePattern {
  readonly pattern: string
  readonly count: number
  /** The first few by name. */
  readonly examples: readonly GuideAction[]
  /** The service's page. */
  readonly href?: string
}

/** Describe an action. Throws when neither the snapshot nor a recorded version has it. */
export function toGuideAction(site: Site, name: string): GuideAction {
  const action = site.index.find(name) ?? listActionPages(site).find(name)
  if (action?.name !== name) {
    const hint = action === undefined ? '' : `; it is spelled ${action.name}`
    throw new Error(`guide: no action ${name} in ${site.snapshot.name} or the records${hint}`)
  }
  return describeAction(site, action)
}

/** Describe an action that is known to exist. */
export function describeAction(site: Site, { name, facts }: KnownAction): GuideAction {
  const href = linkAction(site, name)
  const [prefix = '', shortName = ''] = name.split(':')
  const dates = site.firstSeen.find(name)
  const risk = toRiskView(site, name)
  return {
    name,
    pieces: [`${prefix}:`, ...splitName(shortName)],
    ...(href !== undefined && { href }),
    level: describeLevel(facts?.accessLevel ?? 'no longer listed'),
    resourceTypes: facts?.resourceTypes ?? [],
    conditionKeys: facts?.conditionKeys ?? [],
    dependentActions: facts?.dependentActions ?? [],
    ...(facts && { dependents: toDependentsView(site, facts) }),
    ...(dates && { firstSeen: formatDay(dates.firstSeen) }),
    risks: risk?.classes ?? [],
    ...(risk && { why: risk.why }),
  }
}

const shownExamples = 4

/** Describe what a wildcard matches. Throws when it matches nothing. */
export function toGuidePattern(site: Site, pattern: string): GuidePattern {
  const matched = site.index.expand(pattern)
  if (matched.length === 0) throw new Error(`guide: ${pattern} matches no action in ${site.snapshot.name}`)
  const href = linkPattern(site, pattern)
  return {
    pattern,
    count: matched.length,
    examples: matched.slice(0, shownExamples).map((action) => describeAction(site, action)),
    ...(href !== undefined && { href }),
  }
}
