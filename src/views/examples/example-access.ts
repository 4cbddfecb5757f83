// An example in; what it grants and denies in counts, and which of it is sensitive and why, out.
import type { ActionAccess } from '../../core/access/access.ts'
import { groupBy } from '../../core/group-by.ts'
import type { ExampleModel, IdentityExample } from '../../site/examples.ts'
import type { Site } from '../../site/site.ts'
import { countStatuses, describeCounts } from '../access/access-view.ts'
import { type ActionRef, toActionRef } from '../access/action-levels.ts'
import { type RiskView, toRiskView } from '../words/risk-view.ts'
import { countOf } from '../words/words.ts'

/** Actions that one record calls sensitive, with its reason. */
export interface SensitiveActions {
  readonly risk: RiskView
  readonly actions: readonly ActionRef[]
}

/** Say what an example does, after "it": `grants 4 actions: 4 scoped`, `grants nothing; denies 12 actions`. */
export function describeAccess({ identity }: ExampleModel): string {
  if (identity === undefined) return 'says who may assume a role'
  const granted = listGranted(identity)
  const counts = describeCounts(countStatuses(granted))
  const denied = identity.denied.actions.size
  return [
    granted.length === 0 ? 'grants nothing' : `grants ${countOf(granted.length, 'action')}: ${counts}`,
    ...(denied === 0 ? [] : [`denies ${countOf(denied, 'action')}`]),
  ].join('; ')
}

/** List the sensitive actions that an example grants, those of one reason together. */
export function listSensitiveGrants(site: Site, example: IdentityExample): readonly SensitiveActions[] {
  const alike = groupBy(listGranted(example), ({ name }) => JSON.stringify(toRiskView(site, name)))
  return [...alike.values()].flatMap((actions) => {
    const risk = actions[0] && toRiskView(site, actions[0].name)
    return risk === undefined ? [] : [{ risk, actions: actions.map((action) => toActionRef(site, action)) }]
  })
}

/** List the actions that an example grants in the end, after its own Deny. */
export function listGranted({ access }: IdentityExample): readonly ActionAccess[] {
  return [...access.actions.values()].filter(({ outcome }) => outcome.status !== 'denied')
}
