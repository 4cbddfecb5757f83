// Defines the schema of the record that lists the names of AWS's managed policies.
import * as z from 'zod'
import { day, policyName, webAddress } from './parts.ts'

const retired = z.strictObject({
  name: policyName,
  goneBy: day.describe('The day by which a public history saw it gone.'),
})

/** content/managed-policies.json: the names of AWS's managed policies, which the policy checker compares ARNs with. */
export const managedPoliciesRecord = z.strictObject({
  asOf: day.describe('The day of the list: policies that AWS published later are missing.'),
  archive: z.string().min(1).describe('The package, with its version, that the names come from.'),
  source: webAddress.describe(
    'The public history that retired names, their days and names missing in the package come from.',
  ),
  names: z.array(policyName).min(1).describe('The policies that AWS publishes, sorted.'),
  retired: z.array(retired).describe('The policies that AWS no longer publishes, sorted by name.'),
})

export type ManagedPoliciesRecord = z.infer<typeof managedPoliciesRecord>
