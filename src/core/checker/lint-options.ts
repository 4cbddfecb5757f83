// The records of this catalog in; what the checker of policies can know from them out.

import { indexRisks } from '../actions/risks.ts'
import type { FirstSeenRecord, RiskRecord } from '../records/record.ts'
import type { LintOptions } from './rule.ts'

export interface KnownRecords {
  readonly firstSeen: Pick<FirstSeenRecord, 'actions'>
  readonly risks: readonly RiskRecord[]
  readonly settings: {
    readonly uuidServices?: readonly { readonly prefix: string; readonly name: string }[] | undefined
  }
}

/** Let the checker know sensitive actions, and those that AWS listed once. */
export function toLintOptions({ firstSeen, risks, settings }: KnownRecords): LintOptions {
  const dated = new Set(Object.keys(firstSeen.actions).map((name) => name.toLowerCase()))
  return {
    risks: indexRisks(risks),
    wasListed: (action) => dated.has(action.toLowerCase()),
    uuidServices: new Map(settings.uuidServices?.map(({ prefix, name }) => [prefix, name])),
  }
}
