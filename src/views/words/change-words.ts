// A verdict or a kind of change in; its sign and what it means in a few words out.
import type { Change, ChangeKind } from '../../core/changes/compare.ts'

export type ChangeCounts = Readonly<Record<ChangeKind, number>>

/** What each kind of change means, with its sign; in the order in which they are told. */
export const changeLabels: readonly {
  readonly kind: ChangeKind
  readonly sign: string
  readonly meaning: string
}[] = [
  { kind: 'gained', sign: '+', meaning: 'not granted before' },
  { kind: 'lost', sign: '−', meaning: 'no longer granted' },
  { kind: 'widened', sign: '↑', meaning: 'on more resources, or under fewer conditions' },
  { kind: 'narrowed', sign: '↓', meaning: 'on fewer resources, or under more conditions' },
  { kind: 'reshaped', sign: '±', meaning: 'neither scope holds the other: look at both' },
]

/** The sign that always stands beside a verdict's word. */
export const verdictSigns = { same: '=', broader: '+', narrower: '−', mixed: '±' } as const

/** Count changes by kind; every kind is there, also with 0. */
export function countChanges(changes: readonly Change[]): ChangeCounts {
  const counts = { gained: 0, lost: 0, widened: 0, narrowed: 0, reshaped: 0 }
  for (const { kind } of changes) counts[kind] += 1
  return counts
}
