// Makes the view of /reach/: every policy outside the catalog that reaches its services, by how it reaches them.
import { isGranted } from '../../core/access/grant.ts'
import { servicePrefix } from '../../core/actions/action.ts'
import type { ReachRecord } from '../../core/records/reach.ts'
import type { ReachPolicy } from '../../site/reach.ts'
import type { Site } from '../../site/site.ts'
import type { FigureLink } from '../words/contents-link.ts'
import { splitName } from '../words/names.ts'
import type { VersionRef } from '../words/version-ref.ts'
import { countOf } from '../words/words.ts'
import { toReachVersionRef } from './reach-access.ts'
import {
  countReaching,
  describeReachLimits,
  describeUser,
  nameServices,
  type UserView,
} from './reach-words.ts'

export interface ReachRow {
  readonly name: string
  readonly pieces: readonly string[]
  readonly href: string
  readonly user: UserView
  readonly full: number
  readonly scoped: number
  /** In how many of the catalog's services: `all 8 services`, `3 services`. */
  readonly servicesText: string
  /** The first version of the run that reaches any action. */
  readonly since: VersionRef
  readonly newest: VersionRef
}

export interface ReachGroup {
  readonly id: ReachRecord['breadth']
  readonly title: string
  readonly what: string
  /** Those that reach the most actions first. */
  readonly rows: readonly ReachRow[]
}

export interface ReachView {
  readonly title: string
  /** The figures of the page, a few sentences. */
  readonly summary: readonly string[]
  /** How many policies each group has. */
  readonly figures: readonly FigureLink[]
  /** Groups that have policies. */
  readonly groups: readonly ReachGroup[]
  /** What the page does not know. */
  readonly limits: readonly string[]
  readonly jsonHref: string
}

interface GroupKind extends Pick<ReachGroup, 'id' | 'title' | 'what'> {
  /** What its policies do, after their number. */
  readonly does: { readonly one: string; readonly several: string }
}

const groupKinds: readonly GroupKind[] = [
  {
    id: 'all-services',
    title: 'Like an administrator',
    what: 'Their statements allow every service, or every service but some: by *, by a wildcard in the service prefix, or by NotAction. When AWS adds an action, they reach it at once.',
    does: { one: 'allows nearly every service', several: 'allow nearly every service' },
  },
  {
    id: 'named-services',
    title: 'By the names of the services',
    what: 'Their statements name the services whose actions they grant.',
    does: { one: 'names the services', several: 'name the services' },
  },
]

/** Make the view of /reach/. */
export function toReachView(site: Site): ReachView {
  const { reach, urls } = site
  const groups = groupKinds.map(({ does, ...group }) => ({
    group,
    does,
    rows: reach.policies
      .filter(({ record }) => record.breadth === group.id)
      .map((policy) => toRow(site, policy))
      .sort((a, b) => b.full + b.scoped - (a.full + a.scoped) || (a.name < b.name ? -1 : 1)),
  }))
  const shown = groups.filter(({ rows }) => rows.length > 0)
  return {
    title: `Other policies that reach ${nameServices(site)}`,
    summary: summarize(site),
    figures: shown.map(({ group, does, rows }) => ({
      number: rows.length.toLocaleString('en'),
      text: rows.length === 1 ? does.one : does.several,
      href: `#${group.id}`,
    })),
    groups: shown.map(({ group, rows }) => ({ ...group, rows })),
    limits: describeReachLimits(site),
    jsonHref: urls.json.reach,
  }
}

function summarize(site: Site): readonly string[] {
  const { basis, policies } = site.reach
  if (basis === undefined) return ['This catalog has no records of other policies.']
  const open = policies.filter(({ record }) => record.breadth === 'all-services').length
  const own = Object.keys(basis.actions)
  const inCatalog = site.policies.filter(
    ({ record, latest }) =>
      record.status !== 'retired' &&
      [...latest.access.actions.values()].some(
        ({ name, outcome }) => isGranted(outcome) && own.includes(servicePrefix(name)),
      ),
  ).length
  const decided = Object.values(basis.actions).reduce((sum, names) => sum + names.length, 0)
  return [
    `${countReaching(site)}, in addition to ${inCatalog} of this catalog, ${policies.length === 1 ? 'allows' : 'allow'} some of the ${countOf(decided, 'action')} in ${nameServices(site)}.`,
    `${open} ${open === 1 ? 'does so because it allows' : 'do so because they allow'} every service or nearly every service; ${policies.length - open} ${policies.length - open === 1 ? 'names' : 'name'} the services.`,
    `Searched: the newest versions of the ${countOf(basis.policyCount, 'policy', 'policies')} in ${basis.archive}.`,
  ]
}

function toRow(site: Site, policy: ReachPolicy): ReachRow {
  const { name, record, actions, counts, since, latest } = policy
  const services = new Set([...actions.keys()].map(servicePrefix)).size
  const all = Object.keys(site.reach.basis?.actions ?? {}).length
  return {
    name,
    pieces: splitName(name),
    href: site.urls.reachPolicy(name),
    user: describeUser(record),
    ...counts,
    servicesText: `${services === all && all > 1 ? 'all ' : ''}${countOf(services, 'service')}`,
    since: toReachVersionRef(site, policy, since),
    newest: toReachVersionRef(site, policy, latest),
  }
}
