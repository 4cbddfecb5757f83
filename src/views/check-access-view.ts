// What a checked policy grants in; its matrix by service and level, with what stands behind it, out.
import type { Access, ActionAccess, Status } from '../core/access.ts'
import { servicePrefix } from '../core/catalogue.ts'
import type { Knowledge } from '../core/check/knowledge.ts'
import { anyOther } from '../core/check/others.ts'
import type { Reach } from '../core/check/reach.ts'
import { groupBy } from '../core/group-by.ts'
import type { PolicyParts, StatementPart } from '../core/lint/policy-parts.ts'
import { byLevel, weightiestLevel } from '../core/matrix.ts'
import { countStatuses, type StatusCounts } from './access-view.ts'
import {
  type CheckLevel,
  type CheckOutcome,
  groupAlike,
  type StatementLabel,
  toCheckLevels,
  toCheckOutcome,
} from './check-actions.ts'
import type { Urls } from './urls.ts'
import { countOf, cutText } from './words.ts'

/** How many groups of a service are shown. */
const mostGroups = 100

export interface CheckService {
  readonly prefix: string
  readonly name: string
  /** The service's page, where the site has one. */
  readonly href?: string
  readonly counts: StatusCounts
  /** One for each level of the matrix; undefined where nothing of it is granted or denied. */
  readonly levels: readonly (StatusCounts | undefined)[]
  readonly groups: readonly { readonly outcome: CheckOutcome; readonly levels: readonly CheckLevel[] }[]
  readonly moreGroups: number
}

/** The services that no statement names. */
export interface CheckOthers {
  readonly text: string
  readonly status: Status
  readonly actions: number
}

export interface CheckAccess {
  readonly summary: string
  /** The access levels that occur, the weightiest first. */
  readonly levels: readonly string[]
  readonly services: readonly CheckService[]
  readonly others?: CheckOthers
  /** What was counted instead of expanded, or left out. */
  readonly notes: readonly string[]
}

export interface AccessInput {
  readonly access: Access
  readonly reaches: readonly Reach[]
  /** Prefixes that the policy names. */
  readonly named: ReadonlySet<string>
  readonly knowledge: Knowledge
  readonly refOf: StatementLabel
  readonly urls: Pick<Urls, 'service'>
}

/** Show what a policy grants of the services that it names; the rest is counted. */
export function toCheckAccess(input: AccessInput): CheckAccess {
  const { access, named, knowledge } = input
  const isShown = ({ name }: ActionAccess) => named.has(servicePrefix(name.toLowerCase()))
  const actions = [...access.actions.values()].filter(isShown)
  const levels = [...new Set(actions.map(({ facts }) => weightiestLevel(facts)))].sort(byLevel)
  const services = [...groupBy(actions, ({ name }) => servicePrefix(name).toLowerCase())]
    .map(([prefix, ofService]) => toService(input, levels, prefix, ofService))
    .sort((a, b) => (a.prefix < b.prefix ? -1 : 1))
  const others = toOthers(input)
  return {
    summary: tellCounts(actions, services.length),
    levels,
    services,
    ...(others && { others }),
    notes: [...tellReaches(input), ...tellUnheld(named, knowledge)],
  }
}

function toService(
  { knowledge, refOf, urls }: AccessInput,
  levels: readonly string[],
  prefix: string,
  actions: readonly ActionAccess[],
): CheckService {
  const byLevels = groupBy(actions, ({ facts }) => weightiestLevel(facts))
  const hasPage = knowledge.list?.services.find((service) => service.prefix === prefix)?.page
  const groups = groupAlike(actions)
  return {
    prefix: cutText(prefix),
    name: knowledge.serviceNames.get(prefix) ?? '',
    ...(hasPage && { href: urls.service(prefix) }),
    counts: countStatuses(actions),
    levels: levels.map((level) => {
      const ofLevel = byLevels.get(level)
      return ofLevel && countStatuses(ofLevel)
    }),
    groups: groups.slice(0, mostGroups).flatMap((alike) => {
      const [first] = alike
      if (first === undefined) return []
      const outcome = toCheckOutcome(first.outcome, refOf)
      return [{ outcome, levels: toCheckLevels(alike, knowledge.risks) }]
    }),
    moreGroups: Math.max(0, groups.length - mostGroups),
  }
}

function toOthers({ access, named, knowledge, reaches }: AccessInput): CheckOthers | undefined {
  const outcome = access.actions.get(anyOther.name)?.outcome
  const rest = knowledge.list?.services.filter(({ prefix }) => !named.has(prefix)) ?? []
  if (outcome === undefined || rest.length === 0 || reaches.some(({ kind }) => kind === 'some'))
    return undefined
  return {
    text: `${countOf(rest.length, 'other service')}`,
    status: outcome.status,
    actions: rest.reduce((sum, { actions }) => sum + actions, 0),
  }
}

function tellCounts(actions: readonly ActionAccess[], services: number): string {
  const { full, scoped, denied } = countStatuses(actions)
  const granted = full + scoped
  const besides = denied === 0 ? '' : `; ${countOf(denied, 'action')} denied`
  if (granted === 0) return `It grants no action of the services that it names${besides}.`
  const unknown = actions.filter(({ facts }) => facts === undefined).length
  const doubt =
    unknown === 0
      ? ''
      : ` ${countOf(unknown, 'name')} of these ${unknown === 1 ? 'is' : 'are'} not in the snapshot.`
  const statuses = `${full.toLocaleString('en')} full, ${scoped.toLocaleString('en')} scoped`
  return `It grants ${countOf(granted, 'action')} of ${countOf(services, 'service')} that it names: ${statuses}${besides}.${doubt}`
}

function tellReaches({ reaches, knowledge }: AccessInput): readonly string[] {
  const services = countOf(knowledge.list?.services.length ?? 0, 'service')
  const scope = 'on its resources and under its conditions'
  return reaches.map(({ statement, kind, patterns, count }) => {
    const start = `Statement ${statement + 1} allows`
    const written = cutText(patterns.join(', '))
    const counted = count === undefined ? '' : `: ${countOf(count, 'action')}`
    switch (kind) {
      case 'every':
        return `${start} ${written}, every action of ${services}${counted}, ${scope}. That is counted; only services that the text names are expanded.`
      case 'all but':
        return `${start} every action but ${written}${counted} of ${services}, ${scope}. That is counted; only services that the text names are expanded.`
      case 'some':
        return `${start} ${written}, which reaches actions of services that the text does not name. Those are neither counted nor expanded.`
      default:
        return kind satisfies never
    }
  })
}

function tellUnheld(named: ReadonlySet<string>, { list, held }: Knowledge): readonly string[] {
  const missing = [...named].filter(
    (prefix) =>
      !held.has(prefix) && (list === undefined || list.services.some((service) => service.prefix === prefix)),
  )
  if (missing.length === 0) return []
  const names = cutText(missing.join(', '))
  return [
    `The actions of ${names} could not be loaded, so wildcards for ${missing.length === 1 ? 'it' : 'them'} are not expanded and nothing is said about ${missing.length === 1 ? 'it' : 'them'}.`,
  ]
}

/** Say why it cannot be told what a text grants. */
export function explainNoAccess({ shape, statements }: PolicyParts): string {
  if (shape === 'unreadable' || shape === 'other')
    return 'What it grants can be told once the text can be read.'
  if (statements.length === 0) return 'There is no statement yet, so it grants nothing.'
  if (statements.every(isSound))
    return 'The policy is longer than IAM takes, so what it grants is not worked out.'
  return 'What it grants can be told once every statement has an Effect, an Action and a Resource.'
}

function isSound({ effect, actions, resources }: StatementPart): boolean {
  return (
    (effect?.value === 'Allow' || effect?.value === 'Deny') &&
    actions !== undefined &&
    resources !== undefined
  )
}
