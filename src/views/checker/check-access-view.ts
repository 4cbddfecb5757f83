// Shows what a checked policy grants, as a matrix by service and access level and as groups of actions.

import type { ActionAccess } from '../../core/access/access.ts'
import { byLevel, weightiestLevel } from '../../core/access/matrix.ts'
import { servicePrefix } from '../../core/actions/action.ts'
import { anyUnlisted } from '../../core/open-world/unlisted-services.ts'
import { countStatuses, type StatusCounts } from '../access/access-view.ts'
import { countOf, cutText } from '../words/words.ts'
import type { AccessInput, UnlistedServices } from './access-input.ts'
import { describeGrantCounts, describeReaches, describeUnknownServices } from './check-access-words.ts'
import {
  type CheckLevel,
  type CheckOutcome,
  groupAlike,
  toCheckLevels,
  toCheckOutcome,
} from './check-actions.ts'
import { type RiskSums, sumRisks } from './check-sums-view.ts'

/** How many groups of a service are shown. */
const mostGroups = 100

export interface CheckService {
  readonly prefix: string
  readonly name: string
  /** The service's page, if the site has one. */
  readonly href?: string
  readonly counts: StatusCounts
  /** One for each level of the matrix; undefined where no action of that level is granted or denied. */
  readonly levels: readonly (StatusCounts | undefined)[]
  readonly groups: readonly { readonly outcome: CheckOutcome; readonly levels: readonly CheckLevel[] }[]
  readonly moreGroups: number
}

export interface CheckAccess {
  readonly summary: string
  /** The access levels that occur, highest first. */
  readonly levels: readonly string[]
  readonly services: readonly CheckService[]
  readonly unlisted?: UnlistedServices
  /** The sensitive actions of those services; absent if none is granted. */
  readonly sums?: RiskSums
  /** What was counted instead of expanded, or left out. */
  readonly notes: readonly string[]
}

/** Show what a policy grants in the services that it names, and count the rest. */
export function toCheckAccess(input: AccessInput): CheckAccess {
  const { access, named, knowledge } = input
  const isShown = ({ name }: ActionAccess) => named.has(servicePrefix(name.toLowerCase()))
  const actions = [...access.actions.values()].filter(isShown)
  const levels = [...new Set(actions.filter(isKnown).map(({ facts }) => weightiestLevel(facts)))].sort(
    byLevel,
  )
  const services = [...Map.groupBy(actions, ({ name }) => servicePrefix(name).toLowerCase())]
    .map(([prefix, ofService]) => toService(input, levels, prefix, ofService))
    .sort((a, b) => (a.prefix < b.prefix ? -1 : 1))
  const unlisted = toUnlisted(input)
  const sums = sumRisks(input)
  return {
    summary: describeGrantCounts(actions, services.length, unlisted),
    levels,
    services,
    ...(unlisted && { unlisted }),
    ...(sums && { sums }),
    notes: [...describeReaches(input), ...describeUnknownServices(named, knowledge)],
  }
}

/** What the snapshot does not list is shown, but not counted: it may not exist. */
const isKnown = ({ facts }: ActionAccess) => facts !== undefined

function toService(
  { knowledge, refOf, urls }: AccessInput,
  levels: readonly string[],
  prefix: string,
  actions: readonly ActionAccess[],
): CheckService {
  const known = actions.filter(isKnown)
  const byLevels = Map.groupBy(known, ({ facts }) => weightiestLevel(facts))
  const hasPage = knowledge.list?.services.find((service) => service.prefix === prefix)?.page
  const groups = groupAlike(actions)
  return {
    prefix: cutText(prefix),
    name: knowledge.serviceNames.get(prefix) ?? '',
    ...(hasPage && { href: urls.service(prefix) }),
    counts: countStatuses(known),
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

function toUnlisted({ access, named, knowledge, reaches }: AccessInput): UnlistedServices | undefined {
  const outcome = access.actions.get(anyUnlisted.name)?.outcome
  const rest = knowledge.list?.services.filter(({ prefix }) => !named.has(prefix)) ?? []
  if (outcome === undefined || rest.length === 0 || reaches.some(({ kind }) => kind === 'some'))
    return undefined
  return {
    text: `${countOf(rest.length, 'other service')}`,
    status: outcome.status,
    actions: rest.reduce((sum, { actions }) => sum + actions, 0),
  }
}
