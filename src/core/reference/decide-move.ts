// Decides whether a change of AWS's reference moved what a policy allows, though its text stayed the same.
import type { ChangeKind } from '../changes/compare.ts'
import type { Statement } from '../policy/policy.ts'
import { isEverything } from '../policy/resource.ts'
import type { Found, Result } from '../requests/combine-choices.ts'
import { findAllowed, findBeyond, findMatched, type Side, toSide } from '../requests/decide.ts'
import { type PossibleResources, possibleResources, withoutResources } from '../requests/resource-language.ts'
import type { ActionReference } from './action-days.ts'
import { fillAbsent, type IsAbsent } from './fill-absent.ts'

/** How access moved, with a request for each direction. */
export interface Move {
  readonly kind: ChangeKind
  /** A request that became possible, or that the same text refused before. */
  readonly nowAllowed?: Found
  /** The reverse. */
  readonly nowRefused?: Found
}

/** Undecided if the reference of that day is not known well enough, or a limit of the search was reached. */
export type MoveResult = Move | 'none' | 'undecided'

/** Returns the keys that requests of an action cannot have, by what the reference says about it. */
export type AbsentKeys = (reference: ActionReference) => IsAbsent

/** The statements of a policy that match the action, as the reference of a time makes them read. */
interface Then {
  readonly side: Side
  readonly resources: PossibleResources
}

/**
 * Decide for the statements of a policy that match an action. A call is the same on both days: what the reference does
 * not list is left out of its context. A text that grants everything on both days has not moved, nor has one whose
 * statements are all about every resource, if only resource types changed.
 */
export function decideMove(
  statements: readonly Statement[],
  before: ActionReference | undefined,
  after: ActionReference | undefined,
  absentKeys: AbsentKeys,
): MoveResult {
  if (!statements.some(({ effect }) => effect === 'Allow')) return 'none'
  const isOpen = statements.every(({ resources }) => resources.every(isEverything))
  const read = (reference: ActionReference): Then | undefined => {
    if (reference.formats === undefined && !(isOpen && reference.types.length > 0)) return undefined
    const { formats = [], types } = reference
    const isNone = types.length === 0
    return {
      side: toSide(fillAbsent(statements, absentKeys(reference))),
      resources: possibleResources(formats, isNone),
    }
  }
  const [older, newer] = [before && read(before), after && read(after)]
  if ((before && !older) || (after && !newer)) return 'undecided'
  if (older && newer && isFull(older) && isFull(newer)) return 'none'
  return combine(findNew(older, newer, isOpen), findNew(newer, older, isOpen), older, newer)
}

/** Find a request that is possible and allowed at one time and not at another. */
function findNew(then: Then | undefined, now: Then | undefined, isOpen: boolean): Result {
  if (now === undefined) return 'none'
  if (then === undefined) return findAllowed(now.side, now.resources)
  const refused = findBeyond(now.side, then.side, now.resources)
  if (typeof refused !== 'string' || isOpen) return refused
  const impossible = findOutside(now, then.resources)
  return impossible === 'none' ? refused : impossible
}

/** Find an allowed request about a resource that was not possible. */
function findOutside({ side, resources }: Then, former: PossibleResources): Result {
  if (resources.isNone !== former.isNone) return findAllowed(side, resources)
  if (resources.formats.every((format) => former.formats.includes(format))) return 'none'
  return findAllowed(side, withoutResources(resources, former))
}

function combine(
  nowAllowed: Result,
  nowRefused: Result,
  older: Then | undefined,
  newer: Then | undefined,
): MoveResult {
  if (nowAllowed === 'none' && nowRefused === 'none') return 'none'
  const allows = (then: Then | undefined) => (then ? findAllowed(then.side, then.resources) : 'none')
  const [was, is] = [allows(older), allows(newer)]
  if ([nowAllowed, nowRefused, was, is].includes('undecided')) return 'undecided'
  const evidence = {
    ...(typeof nowAllowed !== 'string' && { nowAllowed }),
    ...(typeof nowRefused !== 'string' && { nowRefused }),
  }
  if (was === 'none') return is === 'none' ? 'none' : { kind: 'gained', ...evidence }
  if (is === 'none') return { kind: 'lost', ...evidence }
  return {
    kind: nowRefused === 'none' ? 'widened' : nowAllowed === 'none' ? 'narrowed' : 'reshaped',
    ...evidence,
  }
}

/** Check whether the text grants the action on everything without a condition. */
function isFull({ side: { allows, denies }, resources }: Then): boolean {
  const isGranted = allows.some(
    ({ conditions, resources: sets }) => conditions.length === 0 && sets.some(isEverything),
  )
  return isGranted && (denies.length === 0 || findMatched(denies, resources) === 'none')
}
