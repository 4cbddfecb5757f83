// Defines the schema of the record of paths of managed policies and of what replaces retired ones.
import * as z from 'zod'
import { day, policyName, webAddress } from './parts.ts'

const path = z.strictObject({
  path: z
    .string()
    .regex(/^([\w.-]+\/)*$/, { error: 'expected a path such as service-role/, or an empty text' })
    .describe('The path in the ARN, with a slash at its end; empty for none.'),
  names: z.array(policyName).min(1).describe('The policies with this path, sorted.'),
})

const replacement = z.strictObject({
  name: policyName.describe('A policy that AWS no longer publishes.'),
  by: policyName.describe('The policy to use instead.'),
  source: webAddress.describe('The page that describes the policy to use.'),
})

/** content/managed-policy-facts.json: paths of managed policies, and what replaces retired ones. */
export const managedPolicyFactsRecord = z.strictObject({
  asOf: day.describe('The day of the paths: those of policies that AWS published later are not known.'),
  source: webAddress.describe('The package that the paths come from.'),
  paths: z.array(path).describe('The policies by path, sorted by path.'),
  replacements: z.array(replacement).describe('What replaces retired policies, sorted by name.'),
})

export type ManagedPolicyFactsRecord = z.infer<typeof managedPolicyFactsRecord>
