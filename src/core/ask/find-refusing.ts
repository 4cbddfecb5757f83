// Finds which layers are the reason that no request of an action can be allowed.
import type { Side } from '../requests/decide.ts'
import type { PossibleResources } from '../requests/resource-language.ts'
import { findAllowedByAll } from './find-allowed.ts'

export interface Refusing {
  /** Places in the list of sides. */
  readonly places: readonly number[]
  /** Each of them allows some request, but they allow none in common. */
  readonly isTogether: boolean
}

/** Find the layers that by themselves allow no request of an action, or else the fewest that allow none in common. */
export function findRefusing(sides: readonly Side[], resources: PossibleResources): Refusing {
  const places = sides.map((_, place) => place)
  const refuse = (some: readonly number[]) =>
    findAllowedByAll(
      some.flatMap((place) => sides[place] ?? []),
      resources,
    ) === 'none'
  const alone = places.filter((place) => refuse([place]))
  if (alone.length > 0) return { places: alone, isTogether: false }
  const pair = places
    .flatMap((one) => places.filter((other) => other > one).map((other) => [one, other]))
    .find(refuse)
  return { places: pair ?? places, isTogether: true }
}
