// Finds the statements that cause a change: those that now allow more, now deny, or are gone.
import { type Grant, listCancelled, type Outcome } from '../../core/access/grant.ts'
import { type Change, coversGrant } from '../../core/changes/compare.ts'
import { statementsOf } from '../access/grant-view.ts'

/** A statement of one side. */
export interface Cause {
  readonly side: 'before' | 'after'
  readonly index: number
}

/** List the statements that caused the change of an action. */
export function listCauses(change: Change): readonly Cause[] {
  const of = (side: Cause['side'], indexes: readonly number[]) => indexes.map((index) => ({ side, index }))
  const added = of('after', statementsOf(uncovered(change.after, change.before)))
  const removed = of('before', statementsOf(uncovered(change.before, change.after)))
  const denies = of(
    'after',
    change.after ? [...new Set(listCancelled(change.after).flatMap(({ by }) => by))] : [],
  )
  switch (change.kind) {
    case 'gained':
    case 'widened':
      return added
    case 'lost':
      return denies.length > 0 ? denies : removed
    case 'narrowed':
      return [...removed, ...denies]
    case 'reshaped':
      return [...added, ...removed]
    default:
      return change.kind satisfies never
  }
}

/** List, by side, the statements that caused any of the changes. */
export function joinCauses(changes: readonly Change[]): Readonly<Record<Cause['side'], ReadonlySet<number>>> {
  const causes = changes.flatMap(listCauses)
  const ofSide = (side: Cause['side']) =>
    new Set(causes.filter((cause) => cause.side === side).map(({ index }) => index))
  return { before: ofSide('before'), after: ofSide('after') }
}

function uncovered(one: Outcome | undefined, other: Outcome | undefined): readonly Grant[] {
  return (one?.grants ?? []).filter((grant) => !other?.grants.some((wider) => coversGrant(wider, grant)))
}
