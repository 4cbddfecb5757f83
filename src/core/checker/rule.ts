// Defines what a rule of the policy checker is and what it can look at.

import type { Access } from '../access/access.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import type { RiskIndex } from '../actions/risks.ts'
import type { EndedService } from '../actions/service-notes.ts'
import type { Policy } from '../policy/policy.ts'
import type { EscalationPath } from '../records/escalation-paths.ts'
import type { PartitionsRecord } from '../records/partitions.ts'
import type { FindKey } from './condition-keys.ts'
import type { RuleFinding, Severity } from './finding.ts'
import type { PolicyParts } from './policy-parts.ts'
import type { ResourceFit } from './resource-fit.ts'
import type { Slip } from './slip.ts'
import type { CheckedStatement } from './statement-actions.ts'
import type { PolicyType } from './types/policy-type.ts'

export interface LintOptions {
  /** The prefixes of all AWS services, when the index has only some of them: the rest are not checked. */
  readonly services?: readonly string[]
  /** The services that only ARNs name, when the index has only some services. */
  readonly arnServices?: readonly string[]
  /** Whether AWS once listed an action that the snapshot does not list. */
  readonly wasListed?: (action: string) => boolean
  /** Why actions are sensitive; without it, sensitive actions are not checked. */
  readonly risks?: RiskIndex
  /** The names of the services whose resources have UUIDs as IDs, keyed by the service's name in ARNs. */
  readonly uuidServices?: ReadonlyMap<string, string>
  /** Services whose support AWS ends, or has ended. */
  readonly endedServices?: readonly EndedService[]
  /** AWS's partitions and their Regions; without them, names of either are not checked. */
  readonly partitions?: PartitionsRecord['partitions']
  /** The day of that list; Regions that AWS opened later are missing from it. */
  readonly regionsAsOf?: string
  /** Known ways from several actions to more permissions; without them, only single actions are checked. */
  readonly escalationPaths?: readonly EscalationPath[]
  /** The names of AWS's managed policies; without them, their ARNs are not checked. Without `names`, only retired ones are. */
  readonly managedPolicies?: ManagedPolicies
  /** How the policy will be attached, which decides its size limit. */
  readonly attachment?: Attachment
  /** The type of the policy; by default it is guessed. */
  readonly type?: PolicyType
}

export interface ManagedPolicies {
  /** Policies of AWS, and the day of the list. */
  readonly names?: ReadonlySet<string>
  readonly asOf: string
  /** Policies that AWS no longer publishes, with the day by which they were gone. */
  readonly retired: ReadonlyMap<string, string>
}

export type Attachment = 'managed' | 'user' | 'group' | 'role'

export interface RuleContext {
  readonly text: string
  readonly slips: readonly Slip[]
  readonly parts: PolicyParts
  readonly statements: readonly CheckedStatement[]
  /** The type of the policy, which decides what it must and must not have. */
  readonly type: PolicyType
  /** Whether nobody chose the type. */
  readonly isTypeGuessed: boolean
  readonly index: ActionIndex
  readonly options: LintOptions
  /** Every prefix that exists. */
  readonly services: readonly string[]
  /** Absent when a statement is not sound or the policy is too large. */
  readonly policy?: Policy
  /** Compute, once, what the policy grants; undefined when a statement is not sound or the policy is too large. */
  readonly access: () => Access | undefined
  /** Compute, once per statement, how its resources fit its actions. */
  readonly fitOf: (statement: CheckedStatement) => ResourceFit
  /** Find what AWS lists about a condition key. */
  readonly findKey: FindKey
  readonly nearest: (name: string, names: readonly string[]) => string | undefined
}

/** One thing to look for, in a file of its own; `rules/descriptions.ts` describes it for readers. */
export interface Rule {
  /** Also the name of its page. */
  readonly name: string
  readonly severity: Severity
  readonly check: (context: RuleContext) => readonly RuleFinding[]
}

export type { RuleFinding }
