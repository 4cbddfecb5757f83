// Reads the text of a policy that needs no repair, for its findings and for what it grants.
import type { Policy } from '../policy/policy.ts'
import { policyOfParts } from './policy-of-parts.ts'
import { type PolicyParts, readParts } from './policy-parts.ts'
import type { Slip } from './slip.ts'
import { type PolicyText, readSoundText } from './sound-text.ts'

export interface ReadPolicy {
  readonly text: string
  /** The syntax errors that reading worked around. */
  readonly slips: readonly Slip[]
  readonly parts: PolicyParts
  /** Absent if a statement is unsound, or the text is far beyond what IAM accepts. */
  readonly policy?: Policy
}

/** Read a policy; undefined if its text must be repaired first, which `readPolicy` does. */
export function readSoundPolicy(text: string): ReadPolicy | undefined {
  const sound = readSoundText(text)
  return sound && toReadPolicy(text, sound)
}

/** Read a policy from its text as JSON. */
export function toReadPolicy(text: string, read: PolicyText): ReadPolicy {
  const parts = readParts(read, text.length)
  const policy = policyOfParts(parts)
  return { text, slips: read.slips, parts, ...(policy && { policy }) }
}
