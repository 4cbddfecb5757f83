// Names the sign and the meaning of each verdict and kind of change.
import type { Change, ChangeKind } from '../../core/changes/compare.ts'

export type ChangeCounts = Readonly<Record<ChangeKind, number>>

/** The sign and meaning of each kind of change, in display order. */
export const changeLabels: readonly {
  readonly kind: ChangeKind
  readonly sign: string
  readonly meaning: string
}[] = [
  { kind: 'gained', sign: '+', meaning: 'not granted before' },
  { kind: 'lost', sign: '−', meaning: 'no longer granted' },
  { kind: 'widened', sign: '↑', meaning: 'on more resources or under looser conditions' },
  { kind: 'narrowed', sign: '↓', meaning: 'on fewer resources or under stricter conditions' },
  { kind: 'reshaped', sign: '±', meaning: 'some requests are newly allowed, others newly refused' },
]

/** The sign shown with a verdict's word. */
export const verdictSigns = { same: '=', broader: '+', narrower: '−', mixed: '±' } as const

/** Count changes by kind. Every kind is included, even with a count of 0. */
export function countChanges(changes: readonly Change[]): ChangeCounts {
  const counts = { gained: 0, lost: 0, widened: 0, narrowed: 0, reshaped: 0 }
  for (const { kind } of changes) counts[kind] += 1
  return counts
}
