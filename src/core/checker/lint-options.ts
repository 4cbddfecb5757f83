// Collects what the policy checker can use from the site's records.

import { indexRisks } from '../actions/risks.ts'
import type { EscalationPath } from '../records/escalation-paths.ts'
import type { ManagedPoliciesRecord } from '../records/managed-policies.ts'
import type { PartitionsRecord } from '../records/partitions.ts'
import type { FirstSeenRecord, RiskRecord } from '../records/record.ts'
import type { LintOptions } from './rule.ts'

export interface KnownRecords {
  readonly firstSeen: Pick<FirstSeenRecord, 'actions'>
  readonly risks: readonly RiskRecord[]
  readonly partitions?: Omit<PartitionsRecord, 'source'>
  readonly escalationPaths?: { readonly paths: readonly EscalationPath[] }
  readonly managedPolicies?: Partial<Pick<ManagedPoliciesRecord, 'names'>> &
    Pick<ManagedPoliciesRecord, 'asOf' | 'retired'>
  readonly settings: {
    readonly uuidServices?: readonly { readonly prefix: string; readonly name: string }[] | undefined
  }
}

/** Make options with the sensitive actions, the actions that AWS once listed, and the services that use UUIDs. */
export function toLintOptions({
  firstSeen,
  risks,
  settings,
  partitions,
  escalationPaths,
  managedPolicies,
}: KnownRecords): LintOptions {
  const dated = new Set(Object.keys(firstSeen.actions).map((name) => name.toLowerCase()))
  return {
    risks: indexRisks(risks),
    wasListed: (action) => dated.has(action.toLowerCase()),
    uuidServices: new Map(settings.uuidServices?.map(({ prefix, name }) => [prefix, name])),
    ...(managedPolicies && {
      managedPolicies: {
        asOf: managedPolicies.asOf,
        ...(managedPolicies.names && { names: new Set(managedPolicies.names) }),
        retired: new Map(managedPolicies.retired.map(({ name, goneBy }) => [name, goneBy])),
      },
    }),
    ...(escalationPaths && { escalationPaths: escalationPaths.paths }),
    ...(partitions && { partitions: partitions.partitions, regionsAsOf: partitions.asOf }),
  }
}
