// What a rule of the policy checker is, and what it can look at.

import type { Access } from '../access/access.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import type { RiskIndex } from '../actions/risks.ts'
import type { RuleFinding, Severity } from './finding.ts'
import type { PolicyParts } from './policy-parts.ts'
import type { ResourceFit } from './resource-fit.ts'
import type { Slip } from './slip.ts'
import type { CheckedStatement } from './statement-actions.ts'

export interface LintOptions {
  /** The prefixes of all services of AWS, when the index holds only some of them: the others are not checked. */
  readonly services?: readonly string[]
  /** The services that only ARNs name, when the index holds only some services. */
  readonly arnServices?: readonly string[]
  /** Whether AWS listed an action once that the snapshot does not. */
  readonly wasListed?: (action: string) => boolean
  /** Why actions are sensitive; without it, that is not checked. */
  readonly risks?: RiskIndex
  /** Names of the services, by their name in ARNs, that give their resources UUIDs as IDs. */
  readonly uuidServices?: ReadonlyMap<string, string>
  /** How the policy will be attached, for the limit of its size. */
  readonly attachment?: Attachment
}

export type Attachment = 'managed' | 'user' | 'group' | 'role'

export interface RuleContext {
  readonly text: string
  readonly slips: readonly Slip[]
  readonly parts: PolicyParts
  readonly statements: readonly CheckedStatement[]
  /** It says who may assume a role: the one kind of policy here that names principals. */
  readonly isTrustPolicy: boolean
  readonly index: ActionIndex
  readonly options: LintOptions
  /** Every prefix that exists. */
  readonly services: readonly string[]
  /** What the policy grants; nothing when a statement is not sound. Worked out once. */
  readonly access: () => Access | undefined
  /** How the resources of a statement fit its actions. Worked out once. */
  readonly fitOf: (statement: CheckedStatement) => ResourceFit
  readonly nearest: (name: string, names: readonly string[]) => string | undefined
}

/** One thing to look for, in a file of its own. */
export interface Rule {
  /** Also the name of its page. */
  readonly name: string
  /** What it looks for and why, in a sentence or two. */
  readonly description: string
  readonly severity: Severity
  readonly check: (context: RuleContext) => readonly RuleFinding[]
}

export type { RuleFinding }
