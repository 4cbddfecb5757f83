// Decides whether one set of ARNs covers or overlaps another.

import { rememberPairs } from '../remember.ts'
import { covers as coversText } from './covers.ts'
import { overlaps as overlapsText } from './overlaps.ts'
import { splitAtColons } from './pattern.ts'
import type { ResourceSet } from './policy.ts'

/** ARNs have six parts; the sixth may contain colons. Source: IAM User Guide, "IAM ARNs". */
const arnParts = 6

type SetTest = (left: ResourceSet, right: ResourceSet) => boolean
type ArnTest = (left: string, right: string) => boolean

/** Tests of how two resource sets relate. */
export interface ResourceRelations {
  readonly covers: SetTest
  readonly overlaps: SetTest
}

/** Check whether a resource set is everything: exactly `*`. */
export function isEverything(set: ResourceSet): boolean {
  return 'resource' in set && set.resource === '*'
}

/** Check whether every resource in `narrow` is in `wide`; may miss a cover between complements, never invents one. */
export const coversResource: SetTest = (wide, narrow) => plainRelations.covers(wide, narrow)

/** Check whether some resource can be in both sets. */
export const overlapsResource: SetTest = (left, right) => plainRelations.overlaps(left, right)

/** Return the same two tests with a cache: each caches up to `most` pairs of ARNs. */
export function rememberRelations(most: number): ResourceRelations {
  return relateSets(rememberPairs(most, coversArn), rememberPairs(most, overlapsArn))
}

/** The two tests without a cache. */
export const plainRelations: ResourceRelations = relateSets(coversArn, overlapsArn)

function relateSets(coversOne: ArnTest, overlapsOne: ArnTest): ResourceRelations {
  const covers: SetTest = (wide, narrow) => {
    if (isEverything(wide)) return true
    if ('resource' in wide) return 'resource' in narrow && coversOne(wide.resource, narrow.resource)
    if ('resource' in narrow) return !wide.notResource.some((entry) => overlapsOne(entry, narrow.resource))
    return wide.notResource.every((entry) => narrow.notResource.some((other) => coversOne(other, entry)))
  }
  const overlaps: SetTest = (left, right) => {
    if ('resource' in left && 'resource' in right) return overlapsOne(left.resource, right.resource)
    if ('resource' in left) return overlaps(right, left)
    if ('resource' in right) return !left.notResource.some((entry) => coversOne(entry, right.resource))
    return ![...left.notResource, ...right.notResource].includes('*')
  }
  return { covers, overlaps }
}

function coversArn(wide: string, narrow: string): boolean {
  return wide === '*' || byPart(wide, narrow, coversText)
}

function overlapsArn(left: string, right: string): boolean {
  return left === '*' || right === '*' || byPart(left, right, overlapsText)
}

/** Compare two ARNs part by part, so that a wildcard does not cross a colon; compare anything else as one text. */
function byPart(left: string, right: string, compare: ArnTest): boolean {
  const a = splitAtColons(left, arnParts)
  const b = splitAtColons(right, arnParts)
  if (a.length < arnParts || b.length < arnParts) return compare(left, right)
  return a.every((part, i) => compare(part, b[i] ?? ''))
}
