// Decides what a change means for those who use some actions.
import type { Change, ChangeKind } from '../changes/compare.ts'

export interface Impact {
  /** Used actions that are no longer allowed, or only less or in another way. */
  readonly lost: readonly string[]
  readonly narrowed: readonly string[]
  readonly reshaped: readonly string[]
  /** Actions that are newly allowed and that nobody uses. */
  readonly unusedGains: readonly string[]
}

/** Sort the changed actions by what they mean for the users of some actions. */
export function findImpact(changes: readonly Change[], used: readonly string[]): Impact {
  const isUsed = new Set(used.map((action) => action.toLowerCase()))
  const namesOf = (kind: ChangeKind, wanted: boolean) =>
    changes
      .filter((change) => change.kind === kind && isUsed.has(change.name.toLowerCase()) === wanted)
      .map(({ name }) => name)
  return {
    lost: namesOf('lost', true),
    narrowed: namesOf('narrowed', true),
    reshaped: namesOf('reshaped', true),
    unusedGains: namesOf('gained', false),
  }
}
