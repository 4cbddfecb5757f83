// The records of sensitive actions in, why an action is sensitive out.
import type { RiskRecord } from '../records/record.ts'

/** Answers about actions; names compare case-insensitively. */
export interface RiskIndex {
  /** Give the reason why an action is sensitive; nothing where none is recorded, which does not make it harmless. */
  readonly find: (action: string) => RiskRecord | undefined
}

/** Index the records once for every question about them. */
export function indexRisks(records: readonly RiskRecord[]): RiskIndex {
  const byAction = new Map(
    records.flatMap((record) =>
      record.actions.map((action): [string, RiskRecord] => [action.toLowerCase(), record]),
    ),
  )
  return { find: (action) => byAction.get(action.toLowerCase()) }
}
