// Describes the rules of the scan, which are not rules of the policy checker.
import type { Severity } from '../checker/finding.ts'

export const scanRules = [
  {
    name: 'unknown-managed-policy',
    severity: 'error',
    description: 'No managed policy of AWS has this name.',
  },
  {
    name: 'retired-managed-policy',
    severity: 'error',
    description: 'AWS no longer publishes the managed policy.',
  },
  {
    name: 'managed-policy-path',
    severity: 'error',
    description: 'The managed policy has another path.',
  },
  { name: 'managed-policy-arn', severity: 'error', description: 'The ARN of a policy is needed.' },
  {
    name: 'service-linked-policy',
    severity: 'error',
    description: 'The managed policy of a service-linked role is attached.',
  },
  {
    name: 'managed-policy-partition',
    severity: 'error',
    description: 'The ARN of the managed policy has the wrong partition.',
  },
  { name: 'unreadable-file', severity: 'error', description: 'The file cannot be parsed.' },
] as const satisfies readonly { name: string; severity: Severity; description: string }[]

export type ScanRule = (typeof scanRules)[number]['name']
