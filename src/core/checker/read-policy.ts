// Reads the text of a policy once, for its findings and for what it grants.
import type { Policy } from '../policy/policy.ts'
import { policyOfParts } from './policy-of-parts.ts'
import { type PolicyParts, readParts } from './policy-parts.ts'
import { readPolicyText } from './policy-text.ts'
import type { Slip } from './slip.ts'

export interface ReadPolicy {
  readonly text: string
  /** The syntax errors that reading worked around. */
  readonly slips: readonly Slip[]
  readonly parts: PolicyParts
  /** Absent if a statement is unsound, or the text is far beyond what IAM accepts. */
  readonly policy?: Policy
}

/** Read a policy. Never throws, whatever the text. */
export function readPolicy(text: string): ReadPolicy {
  const read = readPolicyText(text)
  const parts = readParts(read, text.length)
  const policy = policyOfParts(parts)
  return { text, slips: read.slips, parts, ...(policy && { policy }) }
}
