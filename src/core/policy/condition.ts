// Condition entries in; whether holding one means holding another out.
import type { Condition } from './policy.ts'

/**
 * Say whether a statement whose conditions are `held` meets `entry` whenever it matches: it has the same
 * operator and key with values that are a subset (a superset where the operator negates).
 * Nothing is reasoned about numbers, dates or patterns: an implication may be missed, never invented.
 */
export function isImplied(entry: Condition, held: readonly Condition[]): boolean {
  return held.some((other) => isSameTest(entry, other) && isStricter(other, entry))
}

/** Say whether every entry of `entries` is implied by the conditions that are `held`. */
export function areImplied(entries: readonly Condition[], held: readonly Condition[]): boolean {
  return entries.every((entry) => isImplied(entry, held))
}

/** Say whether an operator asks that values do not match, such as `ForAllValues:StringNotEqualsIfExists`. */
export function isNegated(operator: string): boolean {
  return operator.includes('Not')
}

/**
 * Say whether a condition asks for a tag on the resource in a way that an action without resource types can
 * hardly meet: with no resource in the request the key is absent, and a positive test of it fails.
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
