// Decides whether a change of AWS's reference moved what a policy allows, though its text stayed the same.
import type { ChangeKind } from '../changes/compare.ts'
import type { Statement } from '../policy/policy.ts'
import { isEverything } from '../policy/resource.ts'
import type { Found, Result } from '../requests/combine-choices.ts'
import { findAllowed, findBeyond, findMatched, first, type Side } from '../requests/decide.ts'
import { type PossibleResources, withoutResources } from '../requests/resource-language.ts'
import type { ActionReference } from './action-days.ts'
import { type AbsentKeys, areOpen, readThen, type Then } from './read-side.ts'

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

/**
 * Decide for the statements of a policy that match an action. A call is the same on both days: what the reference does
 * not list is left out of its context. A text that grants everything on both days has not moved, nor do new resource types
 * move one whose statements are all about every resource.
 */
export function decideMove(
  statements: readonly Statement[],
  before: ActionReference | undefined,
  after: ActionReference | undefined,
  absentKeys: AbsentKeys,
): MoveResult {
  if (!statements.some(({ effect }) => effect === 'Allow')) return 'none'
  const isOpen = areOpen(statements)
  const read = (reference: ActionReference) => readThen(statements, reference, absentKeys)
  const [older, newer] = [before && read(before), after && read(after)]
  if ((before && !older) || (after && !newer)) return 'undecided'
  if (older && newer && isFull(older) && isFull(newer)) return 'none'
  return combine(findNew(older, newer, isOpen), findNew(newer, older, isOpen), older, newer)
}

/** Find a request that is possible and allowed at one time and not at another. */
function findNew(then: Then | undefined, now: Then | undefined, isOpen: boolean): Result {
  if (now === undefined) return 'none'
  if (then === undefined) return findAny(now)
  // A call about a resource of a type is about that type at both times.
  const readThenAs = (type: string) => (then.types.includes(type) ? then.readAs(type) : then.reading)
  const alike = Map.groupBy(now.types, (type) => now.readAs(type).absent + readThenAs(type).absent)
  return first([...alike.values()], (types) => {
    const [type = ''] = types
    const { side } = now.readAs(type)
    const refused = findBeyond(side, readThenAs(type).side, resourcesOnlyOf(now, types))
    if (typeof refused !== 'string' || isOpen) return refused
    const impossible = findOutside(side, now.resourcesOf(types), then.resources)
    return impossible === 'none' ? refused : impossible
  })
}

/**
 * Describe the resources of some types that are none of other types: an ARN format accepts more than what exists, such as
 * an object of an access point without a Region, which looks like one of a bucket. Types that share a format share all.
 */
function resourcesOnlyOf(then: Then, types: readonly string[]): PossibleResources {
  const others = then.types.filter((type) => !types.includes(type))
  const resources = then.resourcesOf(types)
  if (others.length === 0) return resources
  const ofOthers = then.resourcesOf(others)
  const isShared = resources.formats.some((format) => ofOthers.formats.includes(format))
  return isShared ? resources : withoutResources(resources, ofOthers)
}

/** Find an allowed request about a resource that was not possible. */
function findOutside(side: Side, resources: PossibleResources, former: PossibleResources): Result {
  if (resources.isNone !== former.isNone) return findAllowed(side, resources)
  if (resources.formats.every((format) => former.formats.includes(format))) return 'none'
  return findAllowed(side, withoutResources(resources, former))
}

/** Find a request that is possible and allowed. */
function findAny(then: Then): Result {
  return first(groupAlike(then), ([{ side }, types]) => findAllowed(side, resourcesOnlyOf(then, types)))
}

const groupAlike = (then: Then) => [...Map.groupBy(then.types, (type) => then.readAs(type))]

function combine(
  nowAllowed: Result,
  nowRefused: Result,
  older: Then | undefined,
  newer: Then | undefined,
): MoveResult {
  if (nowAllowed === 'none' && nowRefused === 'none') return 'none'
  const allows = (then: Then | undefined) => (then ? findAny(then) : 'none')
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
function isFull(then: Then): boolean {
  return groupAlike(then).every(([{ side }, types]) => {
    const isGranted = side.allows.some(
      ({ conditions, resources }) => conditions.length === 0 && resources.some(isEverything),
    )
    const { denies } = side
    return isGranted && (denies.length === 0 || findMatched(denies, then.resourcesOf(types)) === 'none')
  })
}
