// Computes what a policy grants of the few actions that can escalate privileges, which is quick even for `*`.
import { type Access, computeAccess, unlistedActions } from '../../access/access.ts'
import { type Snapshot, servicePrefix } from '../../actions/action.ts'
import { type ActionIndex, indexActions } from '../../actions/action-index.ts'
import type { RiskIndex } from '../../actions/risks.ts'
import type { EscalationPath } from '../../records/escalation-paths.ts'
import type { RiskRecord } from '../../records/record.ts'
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
  const record = risks.find(action)
  return record !== undefined && isEscalation(record)
}

const isEscalation = ({ classes }: RiskRecord) => classes.includes('privilege-escalation')

/** List the actions among what a sensitive action requires; other requirements are sentences. */
export function requiredActions({ requires }: Pick<RiskRecord, 'requires'>): readonly string[] {
  return requires.filter((text) => /^[a-z0-9-]+:\w+$/.test(text))
}

const noRisks: RiskIndex = { find: () => undefined, records: [] }
const noPaths: readonly EscalationPath[] = []

interface Risky {
  readonly risky: ActionIndex
  /** Whether an action is on the way to more permissions: it leads there, or an action that does needs it. */
  readonly matters: (action: { readonly name: string }) => boolean
}

const riskIndexOf = rememberAll((snapshot: Snapshot) =>
  rememberAll((risks: RiskIndex) =>
    rememberAll((paths: readonly EscalationPath[]): Risky => {
      const alone = risks.records.filter(isEscalation)
      const names = [
        ...alone.flatMap((record) => [...record.actions, ...requiredActions(record)]),
        ...paths.flatMap(({ actions }) => actions),
      ].map((name) => name.toLowerCase())
      const [named, prefixes] = [new Set(names), new Set(names.map(servicePrefix))]
      const matters: Risky['matters'] = ({ name }) => named.has(name.toLowerCase())
      const services = snapshot.services
        .filter(({ prefix }) => prefixes.has(prefix.toLowerCase()))
        .map((service) => ({ ...service, actions: service.actions.filter(matters) }))
        .filter(({ actions }) => actions.length > 0)
      return { risky: indexActions({ ...snapshot, services }), matters }
    }),
  ),
)
