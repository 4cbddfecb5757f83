// Looks up whether an action destroys something.
import type { DestructionRecord } from '../records/destruction.ts'

/** A judgment about an action that destroys something. */
export type Destruction = DestructionRecord & {
  readonly effect: Exclude<DestructionRecord['effect'], 'none'>
}

/** Answers questions about actions. Names compare case-insensitively. */
export interface DestructionIndex {
  /** Return what an action destroys and why; undefined if it destroys nothing or nobody judged it. */
  readonly find: (action: string) => Destruction | undefined
}

/** Index the judgments once for all questions about them. */
export function indexDestruction(records: readonly DestructionRecord[]): DestructionIndex {
  const byAction = new Map(
    records
      .filter(isDestructive)
      .flatMap((record) =>
        record.actions.map((action): [string, Destruction] => [action.toLowerCase(), record]),
      ),
  )
  return { find: (action) => byAction.get(action.toLowerCase()) }
}

const isDestructive = (record: DestructionRecord): record is Destruction => record.effect !== 'none'
