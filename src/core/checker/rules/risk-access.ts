// Computes what a policy grants of the few actions that can escalate privileges, which is quick even for `*`.
import { type Access, computeAccess, unlistedActions } from '../../access/access.ts'
import type { Snapshot } from '../../actions/action.ts'
import { type ActionIndex, indexActions } from '../../actions/action-index.ts'
import type { RiskIndex } from '../../actions/risks.ts'
import type { EscalationPath } from '../../records/escalation-paths.ts'
import { rememberAll } from '../../remember.ts'
import type { RuleContext } from '../rule.ts'

export interface RiskAccess {
  /** Has only the actions that can escalate privileges, alone or on a known path, and those that they need. */
  readonly index: ActionIndex
  readonly access: Access
}

/** Compute, once per text, what a policy grants of such actions; undefined like `context.policy`. */
export const computeRiskAccess = rememberAll((context: RuleContext): RiskAccess | undefined => {
  const { policy, index, options } = context
  if (policy === undefined) return undefined
  const { matters, risky } = riskIndexOf(index.snapshot)(options.risks ?? noRisks)(
    options.escalationPaths ?? noPaths,
  )
  // A policy names many actions that lead nowhere, and deciding what it grants of them takes longest.
  const unlisted = unlistedActions(policy, risky).filter(matters)
  return { index: risky, access: computeAccess(policy, risky, unlisted) }
})

/** Check whether an action can escalate privileges. */
export function escalates(risks: RiskIndex, action: string): boolean {
  return risks.find(action)?.classes.includes('privilege-escalation') === true
}

/** List the actions that another one needs in order to escalate privileges; other needs are told in words. */
export function requiredActions(risks: RiskIndex, action: string): readonly string[] {
  return risks.find(action)?.requires.filter((text) => /^[a-z0-9-]+:\w+$/.test(text)) ?? []
}

const noRisks: RiskIndex = { find: () => undefined }
const noPaths: readonly EscalationPath[] = []

interface Risky {
  readonly risky: ActionIndex
  /** Whether an action is on the way to more permissions: it leads there, or an action that does needs it. */
  readonly matters: (action: { readonly name: string }) => boolean
}

const riskIndexOf = rememberAll((snapshot: Snapshot) =>
  rememberAll((risks: RiskIndex) =>
    rememberAll((paths: readonly EscalationPath[]): Risky => {
      const onPaths = paths.flatMap(({ actions }) => actions)
      const all = snapshot.services.flatMap(({ actions }) => actions.map(({ name }) => name))
      const needed = all.flatMap((name) => (escalates(risks, name) ? requiredActions(risks, name) : []))
      const named = new Set([...onPaths, ...needed].map((name) => name.toLowerCase()))
      const matters: Risky['matters'] = ({ name }) => named.has(name.toLowerCase()) || escalates(risks, name)
      const services = snapshot.services.map((service) => ({
        ...service,
        actions: service.actions.filter(matters),
      }))
      const risky = indexActions({ ...snapshot, services: services.filter(({ actions }) => actions.length > 0) })
      return { risky, matters }
    }),
  ),
)
