// Counts what an example policy grants and denies, and lists its sensitive actions with the reason.

import type { ActionAccess } from '../../core/access/access.ts'
import { isGranted } from '../../core/access/grant.ts'
import type { ExampleModel, IdentityExample } from '../../site/examples.ts'
import type { Site } from '../../site/site.ts'
import { countStatuses, describeCounts } from '../access/access-view.ts'
import { type ActionRef, toActionRef } from '../access/action-levels.ts'
import { type RiskView, toRiskView } from '../words/risk-view.ts'
import { countOf } from '../words/words.ts'

/** Actions that are sensitive for the same recorded reason. */
export interface SensitiveActions {
  readonly risk: RiskView
  readonly actions: readonly ActionRef[]
}

/**
 * Describe what an example does, as words to follow "it": `grants 4 actions: 4 scoped`,
 * `grants nothing and denies 12 actions`.
 */
export function describeAccess({ identity }: ExampleModel): string {
  if (identity === undefined) return 'says who may assume a role'
  const granted = listGranted(identity)
  const counts = describeCounts(countStatuses(granted))
  const [denied, lacking] = [identity.denied.actions.size, identity.lacking.actions.size]
  const grants =
    granted.length === 0
      ? 'grants nothing'
      : `grants ${countOf(granted.length, 'action')}: ${counts}${lacking === 0 ? '' : `; ${lacking} of them also ${lacking === 1 ? 'needs' : 'need'} another resource`}`
  if (denied === 0) return grants
  return `${grants}${granted.length === 0 ? '' : ','} and denies ${countOf(denied, 'action')}`
}

/** List the sensitive actions that an example grants, grouped by reason. */
export function listSensitiveGrants(site: Site, example: IdentityExample): readonly SensitiveActions[] {
  const alike = Map.groupBy(listGranted(example), ({ name }) => JSON.stringify(toRiskView(site, name)))
  return [...alike.values()].flatMap((actions) => {
    const risk = actions[0] && toRiskView(site, actions[0].name)
    return risk === undefined ? [] : [{ risk, actions: actions.map((action) => toActionRef(site, action)) }]
  })
}

/** List the actions that an example grants after its own Deny statements. */
export function listGranted({ access }: IdentityExample): readonly ActionAccess[] {
  return [...access.actions.values()].filter(({ outcome }) => isGranted(outcome))
}
