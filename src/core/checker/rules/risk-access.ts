// Computes what a policy grants of the few actions that can escalate privileges, which is quick even for `*`.
import { type Access, computeAccess } from '../../access/access.ts'
import type { Snapshot } from '../../actions/action.ts'
import { type ActionIndex, indexActions } from '../../actions/action-index.ts'
import type { RiskIndex } from '../../actions/risks.ts'
import { rememberAll } from '../../remember.ts'
import type { RuleContext } from '../rule.ts'

/** The action that creates a role for a service to use. */
export const createsServiceRole = 'iam:createservicelinkedrole'

export interface RiskAccess {
  /** Has only the actions that can escalate privileges, and the one that creates service-linked roles. */
  readonly index: ActionIndex
  readonly access: Access
}

/** Compute, once per text, what a policy grants of such actions; undefined like `context.policy`. */
export const computeRiskAccess = rememberAll((context: RuleContext): RiskAccess | undefined => {
  const { policy, index, options } = context
  if (policy === undefined) return undefined
  const risky = riskIndexOf(index.snapshot)(options.risks ?? noRisks)
  return { index: risky, access: computeAccess(policy, risky) }
})

/** Check whether an action can escalate privileges. */
export function escalates(risks: RiskIndex, action: string): boolean {
  return risks.find(action)?.classes.includes('privilege-escalation') === true
}

const noRisks: RiskIndex = { find: () => undefined }

const riskIndexOf = rememberAll((snapshot: Snapshot) =>
  rememberAll((risks: RiskIndex): ActionIndex => {
    const isRisky = ({ name }: { readonly name: string }) =>
      name.toLowerCase() === createsServiceRole || escalates(risks, name)
    const services = snapshot.services.map((service) => ({
      ...service,
      actions: service.actions.filter(isRisky),
    }))
    return indexActions({ ...snapshot, services: services.filter(({ actions }) => actions.length > 0) })
  }),
)
