// Finds which layers are the reason that no request of an action can be allowed.
import type { Side } from '../requests/decide.ts'
import type { PossibleResources } from '../requests/resource-language.ts'
import { findAllowedByAll } from './find-allowed.ts'

/**
 * Find the fewest layers that by themselves allow no request of an action, as places in the list. Where no single layer
 * is the reason, these are layers that allow nothing in common.
 */
export function findRefusing(sides: readonly Side[], resources: PossibleResources): readonly number[] {
  const places = sides.map((_, place) => place)
  const refuse = (some: readonly number[]) =>
    findAllowedByAll(
      some.flatMap((place) => sides[place] ?? []),
      resources,
    ) === 'none'
  const alone = places.filter((place) => refuse([place]))
  if (alone.length > 0) return alone
  const pair = places
    .flatMap((one) => places.filter((other) => other > one).map((other) => [one, other]))
    .find(refuse)
  return pair ?? places
}
