// Lists the AWS managed policies whose newest version allows an action.
import { isGranted } from '../../../src/core/access/grant.ts'
import type { Site } from '../../../src/site/site.ts'

/** List the policies, in the catalog and outside it. Throws an error if AWS lists no such action. */
export function describeReach(site: Site, action: string): string {
  const found = site.index.find(action)
  if (found === undefined)
    throw new Error(`${action}: AWS lists no such action; expected one such as connect:DeleteUser`)
  const inside = site.policies.flatMap(({ name, latest }) => {
    const outcome = latest.access.actions.get(found.key)?.outcome
    return outcome === undefined || !isGranted(outcome) ? [] : [`  ${name}@${latest.id}: ${outcome.status}`]
  })
  const outside = site.reach
    .of(found.name)
    .flatMap(({ policy, action: reached }) =>
      reached === undefined ? [] : [`  ${policy.name}@${policy.latest.id}: ${reached.status}`],
    )
  return [
    `${found.name} (${found.facts?.accessLevel ?? 'Unknown'})`,
    listOr('Policies of the catalog that allow it', inside),
    site.reach.covers(found.name)
      ? listOr('Other AWS managed policies that allow it', outside)
      : 'Other AWS managed policies were not searched for this action: only those of the catalog’s services are.',
    'full: on every resource, without a condition. scoped: on some resources or under a condition.',
  ].join('\n\n')
}

function listOr(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? `${title}: none` : [title, ...lines].join('\n')
}
