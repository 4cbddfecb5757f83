// Describes sensitive actions for pages, feeds and JSON, always with the scope in which a policy grants them.

import type { Grant, Outcome } from '../../core/access/grant.ts'
import { isGranted } from '../../core/access/grant.ts'
import type { Change } from '../../core/changes/compare.ts'
import type { RiskClass } from '../../core/records/record.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { describeCondition } from './conditions.ts'
import { countOf, joinPhrases, type Phrase } from './words.ts'

/** The risk classes with their names, the most severe first. */
const classWords: readonly (readonly [RiskClass, string])[] = [
  ['privilege-escalation', 'privilege escalation'],
  ['credentials-exposure', 'credentials exposure'],
  ['resource-exposure', 'resource exposure'],
  ['data-access', 'data access'],
]

/** Why one action is sensitive, for its page. */
export interface RiskView {
  readonly classes: readonly string[]
  readonly why: string
  /** What else is needed to misuse the action. */
  readonly requires: readonly string[]
  readonly source: string
}

/** Explain why an action is sensitive; undefined if no risk is recorded, which does not make it harmless. */
export function toRiskView(site: Pick<Site, 'risks'>, action: string): RiskView | undefined {
  const record = site.risks.find(action)
  if (record === undefined) return undefined
  const { why, requires, source } = record
  return { classes: wordsFor(record.classes), why, requires, source }
}

/** List an action's risk classes in words, the most severe first and `destructive` last; empty if there are none. */
export function describeClasses(
  site: Pick<Site, 'risks' | 'destruction'>,
  action: string,
): readonly string[] {
  const isDestructive = site.destruction.find(action) !== undefined
  return [...describeRisks(site, action), ...(isDestructive ? ['destructive'] : [])]
}

/** List an action's recorded risk classes in words, the most severe first. */
export function describeRisks(site: Pick<Site, 'risks'>, action: string): readonly string[] {
  return wordsFor(site.risks.find(action)?.classes ?? [])
}

function wordsFor(classes: readonly RiskClass[]): readonly string[] {
  return classWords.filter(([name]) => classes.includes(name)).map(([, words]) => words)
}

/** A sensitive action that a change grants, or grants in a wider or different scope. */
export interface GivenRisk {
  readonly change: Change
  readonly classes: readonly RiskClass[]
}

/** List the sensitive actions that a change adds, widens or reshapes, the most severe class first. */
export function listGivenRisks(site: Pick<Site, 'risks'>, changes: readonly Change[]): readonly GivenRisk[] {
  const weightOf = ({ classes }: GivenRisk) => classWords.findIndex(([name]) => classes.includes(name))
  return changes
    .filter(({ kind }) => kind === 'gained' || kind === 'widened' || kind === 'reshaped')
    .flatMap((change) => {
      const record = site.risks.find(change.name)
      return record === undefined ? [] : [{ change, classes: record.classes }]
    })
    .sort((a, b) => weightOf(a) - weightOf(b))
}

const risksNamed = 2

/** Describe the sensitive actions that a change adds or widens, with their scope; empty if there are none. */
export function describeGivenRisks(site: Pick<Site, 'risks'>, changes: readonly Change[]): readonly Phrase[] {
  const risks = listGivenRisks(site, changes).filter(({ change }) => change.kind !== 'reshaped')
  if (risks.length === 0) return []
  const named = Map.groupBy(risks.slice(0, risksNamed), (risk) => JSON.stringify(describeRisk(risk)))
  const parts = [...named.values()].flatMap((alike): readonly (readonly Phrase[])[] => {
    const [first] = alike
    if (first === undefined) return []
    const names = alike.map(({ change }): readonly Phrase[] => [{ code: change.name }])
    return [[...joinPhrases(names), ' (', ...describeRisk(first), ')']]
  })
  const count = risks.length <= risksNamed ? '' : `${countOf(risks.length, 'action')}, such as `
  return [`sensitive: ${count}`, ...joinPhrases(parts)]
}

function describeRisk({ change, classes }: GivenRisk): readonly Phrase[] {
  return [
    wordsFor(classes).join(', '),
    ...(change.after === undefined ? [] : [' ', ...describeScope(change.after)]),
  ]
}

/** Describe briefly on which resources and under which conditions an action is granted. */
function describeScope({ status, grants }: Outcome): readonly Phrase[] {
  const [grant, ...others] = grants
  if (status === 'full' || grant === undefined) return ['on every resource']
  if (others.length > 0) return [`in ${grants.length} scopes`]
  return [...describeResources(grant), ...describeConditions(grant)]
}

function describeResources({ resources }: Grant): readonly Phrase[] {
  if ('notResource' in resources) return ['on all but ', { code: resources.notResource.join(', ') }]
  return resources.resource === '*' ? ['on every resource'] : ['on ', { code: resources.resource }]
}

function describeConditions({ conditions, limits }: Grant): readonly Phrase[] {
  const [condition, ...others] = conditions
  const when =
    condition === undefined
      ? []
      : others.length === 0
        ? [` when ${describeCondition(condition)}`]
        : [` under ${countOf(conditions.length, 'condition')}`]
  return limits.length === 0 ? when : [...when, ', except what is denied']
}

export interface RiskJson {
  readonly action: string
  readonly classes: readonly RiskClass[]
}

/** List the sensitive actions that a version grants, for JSON. */
export function toVersionRisks(site: Site, version: Version): readonly RiskJson[] {
  return [...version.access.actions.values()]
    .filter(({ outcome }) => isGranted(outcome))
    .flatMap(({ name }) => {
      const record = site.risks.find(name)
      return record === undefined ? [] : [{ action: name, classes: record.classes }]
    })
}
