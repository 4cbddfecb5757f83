// Defines the schema of managed-policies.lock.json: which version of each managed policy a team has accepted.
import * as z from 'zod'
import { day, instant, policyName, text, versionId } from '../records/parts.ts'
import { acceptedDocument } from '../records/policy-document.ts'

/** ARNs of AWS managed policies in any partition, also with a path: `service-role/`. */
export const managedPolicyArn = z.string().regex(/^arn:aws[a-z-]*:iam::aws:policy\/[\w+=,.@/-]+$/, {
  error: 'expected the ARN of an AWS managed policy, arn:aws:iam::aws:policy/…',
})

const lockedPolicy = z.strictObject({
  name: policyName,
  arn: managedPolicyArn,
  version: versionId.describe('The version that was accepted.'),
  created: instant
    .optional()
    .describe('When IAM created that version; omitted where the source does not say.'),
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, { error: 'expected sha256: and 64 hexadecimal digits' })
    .describe('The SHA-256 of the document, as JSON with sorted keys and no white space.'),
  asOf: day.describe('The day of the facts with which it was accepted; growth is counted from then on.'),
  accepted: z
    .strictObject({ by: text.describe('Who.'), why: text.describe('Why.') })
    .optional()
    .describe('Who accepted this version and why, as given.'),
  document: acceptedDocument
    .optional()
    .describe('The document, where the catalog does not have it, so that a later version can be compared.'),
})

export const lockRecord = z.strictObject({
  version: z.literal(1),
  policies: z
    .array(lockedPolicy)
    .refine((policies) => new Set(policies.map(({ arn }) => arn)).size === policies.length, {
      error: 'expected each policy once',
    })
    .describe('The policies in use, sorted by name.'),
})

export type LockedPolicy = z.infer<typeof lockedPolicy>
export type LockRecord = z.infer<typeof lockRecord>

/** Write a lock as JSON, policies sorted, so that the same lock is the same bytes. */
export function writeLock({ policies }: LockRecord): string {
  const sorted = policies.toSorted((a, b) => (a.arn < b.arn ? -1 : 1))
  return `${JSON.stringify({ version: 1, policies: sorted }, null, 2)}\n`
}
