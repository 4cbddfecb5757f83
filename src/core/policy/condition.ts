// Decides whether meeting one condition implies meeting another.
import type { Condition } from './policy.ts'

/**
 * Check whether a statement with these `conditions` meets `entry` whenever it matches: one of them has the same
 * operator and key, and values that are a subset (a superset if the operator negates).
 * Numbers, dates and patterns are not interpreted: an implication may be missed, but is never invented.
 */
export function isImplied(entry: Condition, conditions: readonly Condition[]): boolean {
  return conditions.some((other) => isSameTest(entry, other) && isStricter(other, entry))
}

/** Check whether every entry of `entries` is implied by `conditions`. */
export function areImplied(entries: readonly Condition[], conditions: readonly Condition[]): boolean {
  return entries.every((entry) => isImplied(entry, conditions))
}

/** Check whether an operator requires that values do not match, such as `ForAllValues:StringNotEqualsIfExists`. */
export function isNegated(operator: string): boolean {
  return /not/i.test(operator)
}

/**
 * Check whether a condition requires a tag on the resource in a way that an action without resource types effectively
 * never meets: with no resource in the request, the key is absent, and a positive test of it fails.
 * Source: IAM User Guide, "IAM JSON policy elements: Condition operators" (…IfExists, Null, ForAllValues).
 */
export function needsResourceTag({ operator, key }: Condition): boolean {
  return (
    /^aws:ResourceTag\//i.test(key) &&
    !isNegated(operator) &&
    !/IfExists$|^Null$|^ForAllValues:/.test(operator)
  )
}

function isSameTest(a: Condition, b: Condition): boolean {
  return a.operator === b.operator && a.key.toLowerCase() === b.key.toLowerCase()
}

function isStricter(strict: Condition, loose: Condition): boolean {
  return isNegated(strict.operator)
    ? isSubset(loose.values, strict.values)
    : isSubset(strict.values, loose.values)
}

function isSubset(some: readonly string[], all: readonly string[]): boolean {
  return some.every((value) => all.includes(value))
}
