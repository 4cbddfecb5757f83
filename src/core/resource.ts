// Resources of statements in; whether one set of ARNs covers or overlaps another out.
import * as pattern from './pattern.ts'
import type { ResourceSet } from './policy.ts'

/** ARNs have six parts; the sixth may hold colons. Source: IAM User Guide, "IAM ARNs". */
const arnParts = 6

/** Say whether a resource set is everything: exactly `*`. */
export function isEverything(set: ResourceSet): boolean {
  return 'resource' in set && set.resource === '*'
}

/** Say whether every resource in `narrow` is in `wide`; may miss a cover between complements, never invents one. */
export function coversResource(wide: ResourceSet, narrow: ResourceSet): boolean {
  if (isEverything(wide)) return true
  if ('resource' in wide) return 'resource' in narrow && coversArn(wide.resource, narrow.resource)
  if ('resource' in narrow) return !wide.notResource.some((entry) => overlapsArn(entry, narrow.resource))
  return wide.notResource.every((entry) => narrow.notResource.some((other) => coversArn(other, entry)))
}

/** Say whether some resource can be in both sets. */
export function overlapsResource(left: ResourceSet, right: ResourceSet): boolean {
  if ('resource' in left && 'resource' in right) return overlapsArn(left.resource, right.resource)
  if ('resource' in left) return overlapsResource(right, left)
  if ('resource' in right) return !left.notResource.some((entry) => coversArn(entry, right.resource))
  return ![...left.notResource, ...right.notResource].includes('*')
}

function coversArn(wide: string, narrow: string): boolean {
  return wide === '*' || byPart(wide, narrow, pattern.covers)
}

function overlapsArn(left: string, right: string): boolean {
  return left === '*' || right === '*' || byPart(left, right, pattern.overlaps)
}

/** Compare two ARNs part by part, so that a wildcard crosses no colon; anything else as one text. */
function byPart(left: string, right: string, compare: (left: string, right: string) => boolean): boolean {
  const a = pattern.splitAtColons(left, arnParts)
  const b = pattern.splitAtColons(right, arnParts)
  if (a.length < arnParts || b.length < arnParts) return compare(left, right)
  return a.every((part, i) => compare(part, b[i] ?? ''))
}
