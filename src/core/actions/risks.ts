// Looks up why an action is sensitive.
import type { RiskRecord } from '../records/record.ts'

/** Answers questions about actions. Names compare case-insensitively. */
export interface RiskIndex {
  /** Return why an action is sensitive; undefined if no reason is recorded, which does not make the action harmless. */
  readonly find: (action: string) => RiskRecord | undefined
  /** The records, in their order. */
  readonly records: readonly RiskRecord[]
}

/** Index the records once for all questions about them. */
export function indexRisks(records: readonly RiskRecord[]): RiskIndex {
  const byAction = new Map(
    records.flatMap((record) =>
      record.actions.map((action): [string, RiskRecord] => [action.toLowerCase(), record]),
    ),
  )
  return { find: (action) => byAction.get(action.toLowerCase()), records }
}
