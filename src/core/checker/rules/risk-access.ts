// Computes what a policy grants of the few actions that can escalate privileges, which is quick even for `*`.
import { type Access, computeAccess } from '../../access/access.ts'
import type { Snapshot } from '../../actions/action.ts'
import { type ActionIndex, indexActions } from '../../actions/action-index.ts'
import type { RiskIndex } from '../../actions/risks.ts'
import type { EscalationPath } from '../../records/escalation-paths.ts'
import { rememberAll } from '../../remember.ts'
import type { RuleContext } from '../rule.ts'

export interface RiskAccess {
  /** Has only the actions that can escalate privileges, alone or on a known path. */
  readonly index: ActionIndex
  readonly access: Access
}

/** Compute, once per text, what a policy grants of such actions; undefined like `context.policy`. */
export const computeRiskAccess = rememberAll((context: RuleContext): RiskAccess | undefined => {
  const { policy, index, options } = context
  if (policy === undefined) return undefined
  const risky = riskIndexOf(index.snapshot)(options.risks ?? noRisks)(options.escalationPaths ?? noPaths)
  return { index: risky, access: computeAccess(policy, risky) }
})

/** Check whether an action can escalate privileges. */
export function escalates(risks: RiskIndex, action: string): boolean {
  return risks.find(action)?.classes.includes('privilege-escalation') === true
}

const noRisks: RiskIndex = { find: () => undefined }
const noPaths: readonly EscalationPath[] = []

const riskIndexOf = rememberAll((snapshot: Snapshot) =>
  rememberAll((risks: RiskIndex) =>
    rememberAll((paths: readonly EscalationPath[]): ActionIndex => {
      const onPaths = new Set(paths.flatMap(({ actions }) => actions))
      const isRisky = ({ name }: { readonly name: string }) => onPaths.has(name) || escalates(risks, name)
      const services = snapshot.services.map((service) => ({
        ...service,
        actions: service.actions.filter(isRisky),
      }))
      return indexActions({ ...snapshot, services: services.filter(({ actions }) => actions.length > 0) })
    }),
  ),
)
