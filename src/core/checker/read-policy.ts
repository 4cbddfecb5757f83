// Reads the text of a policy once, repaired where it is not JSON, for its findings and for what it grants.
import { readPolicyText } from './policy-text.ts'
import { type ReadPolicy, toReadPolicy } from './sound-policy.ts'

/** Read a policy. Never throws, whatever the text. */
export function readPolicy(text: string): ReadPolicy {
  return toReadPolicy(text, readPolicyText(text))
}
