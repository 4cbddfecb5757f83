// Shows what a policy outside the catalog grants: by service, in which scope, and since which version.
import type { Grant } from '../../core/access/grant.ts'
import { servicePrefix } from '../../core/actions/action.ts'
import type { ReachScope } from '../../core/records/reach.ts'
import type { ReachedAction, ReachPolicy, ReachVersion } from '../../site/reach.ts'
import type { Site } from '../../site/site.ts'
import type { ServiceAccess } from '../access/access-view.ts'
import { byAccessLevel, mostListed } from '../access/action-levels.ts'
import { type GrantView, gatherGrants, type OutcomeView, type StatementRef } from '../access/grant-view.ts'
import { describeArn } from '../words/arn-words.ts'
import { linkManagedPolicy } from '../words/aws-reference.ts'
import { describeDay, type VersionRef } from '../words/version-ref.ts'

/** Make a link to a version in the list of its policy's changes, with its date. */
export function toReachVersionRef(
  { urls }: Pick<Site, 'urls'>,
  policy: Pick<ReachPolicy, 'name'>,
  { id, date, changes }: ReachVersion,
): VersionRef {
  const page = urls.reachPolicy(policy.name)
  return {
    id,
    ...(date.created !== undefined && { created: date.created }),
    day: describeDay(date),
    orderedAt: date.orderedAt,
    href: changes.size > 0 ? `${page}#${id}` : page,
  }
}

/** Show what the newest version grants, service by service, actions of one scope together. */
export function toReachAccess(site: Site, policy: ReachPolicy): readonly ServiceAccess[] {
  const isListed = policy.actions.size <= mostListed
  return [...Map.groupBy(policy.actions.values(), ({ name }) => servicePrefix(name))].map(
    ([prefix, actions]) => ({
      prefix,
      name: site.serviceNames.get(prefix) ?? prefix,
      counts: { ...countReached(actions), denied: 0, idle: 0 },
      groups: [...Map.groupBy(actions, ({ scopes }) => scopes).values()].flatMap((group) => {
        const [first] = group
        if (first === undefined) return []
        const outcome = toReachOutcome(site, policy, first)
        return [{ outcome, count: group.length, levels: byAccessLevel(site, group, isListed), idleSince: [] }]
      }),
    }),
  )
}

/** Show the scopes of one action. */
export function toReachGrants(
  site: Site,
  policy: ReachPolicy,
  { scopes }: ReachedAction,
): readonly GrantView[] {
  const sids = new Map(scopes.map(({ statement, sid }) => [statement, sid]))
  const refOf = (index: number): StatementRef => ({
    index,
    label: sids.get(index) ?? `statement ${index + 1}`,
    version: policy.latest.id,
    href: linkManagedPolicy(policy.name),
  })
  return gatherGrants(scopes.map(toGrant), refOf).map((grant) => {
    const words = grant.resources.map((resource) => describeArn(site.index.snapshot, resource) ?? '')
    return words.some((text) => text !== '') ? { ...grant, resourceWords: words } : grant
  })
}

function countReached(actions: readonly Pick<ReachedAction, 'status'>[]) {
  const full = actions.filter(({ status }) => status === 'full').length
  return { full, scoped: actions.length - full }
}

function toReachOutcome(site: Site, policy: ReachPolicy, action: ReachedAction): OutcomeView {
  return { status: action.status, grants: toReachGrants(site, policy, action), cancelled: [], idle: [] }
}

function toGrant({
  statement,
  resource,
  notResource,
  conditions,
  limitedBy,
  unsupportedCondition,
}: ReachScope): Grant {
  return {
    statement,
    resources: resource === undefined ? { notResource: notResource ?? [] } : { resource },
    conditions,
    // Pages name only the statement of a limit.
    limits: limitedBy.map((index) => ({ statement: index, resources: { resource: '*' }, conditions: [] })),
    unsupportedCondition: unsupportedCondition ?? false,
    idle: false,
  }
}
