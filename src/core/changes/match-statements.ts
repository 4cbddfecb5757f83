// Pairs the statements of two documents by what they grant.
import { isImplied } from '../policy/condition.ts'
import { covers as patternCovers } from '../policy/covers.ts'
import { isPlain, matcherOf } from '../policy/pattern.ts'
import type { Statement } from '../policy/policy.ts'
import { coversResource } from '../policy/resource.ts'
import { rememberAll } from '../remember.ts'
import { assignBest } from './assign-pairs.ts'

/** The indexes of two statements that are the same one, unchanged or changed. */
export type StatementPair = readonly [before: number, after: number]

/** Statements less alike than this are separate: one was removed and one was added. */
const leastAlike = 0.5

/**
 * Pair the statements of two documents. Equal statements are paired first, those with an equal Sid before the rest;
 * the others are paired for the greatest total likeness. Sid and position only break ties.
 * Swapping the documents swaps each pair.
 */
export function matchStatements(
  before: readonly Statement[],
  after: readonly Statement[],
): readonly StatementPair[] {
  // If several answers are best, both directions must find the same one.
  if (JSON.stringify(before) > JSON.stringify(after))
    return byNewer(matchStatements(after, before).map(([a, b]) => [b, a] as const))
  const [restBefore, restAfter] = [new Set(before), new Set(after)]
  const pairs: StatementPair[] = []
  const take = (older: Statement, newer: Statement) => {
    restBefore.delete(older)
    restAfter.delete(newer)
    pairs.push([older.index, newer.index])
  }
  for (const textOf of [textWithSid, textWithoutSid]) {
    const waiting = Map.groupBy(restAfter, textOf)
    for (const older of restBefore) {
      const newer = waiting.get(textOf(older))?.shift()
      if (newer !== undefined) take(older, newer)
    }
  }
  const [older, newer] = [[...restBefore], [...restAfter]]
  const scores = older.map((one) =>
    newer.map((other) => scoreOf(one, other, Math.max(before.length, after.length))),
  )
  for (const [i, j] of assignBest(older.length, newer.length, (row, column) => scores[row]?.[column] ?? 0)) {
    const [one, other] = [older[i], newer[j]]
    if (one !== undefined && other !== undefined) take(one, other)
  }
  return byNewer(pairs)
}

function byNewer(pairs: readonly StatementPair[]): readonly StatementPair[] {
  return [...pairs].sort(([, a], [, b]) => a - b)
}

const textWithSid = ({ sid, ...statement }: Statement) => `${sid} ${textWithoutSid(statement)}`

/** Write what a statement says; lists are sets. */
function textWithoutSid({ effect, actions, resources, conditions }: Omit<Statement, 'sid'>): string {
  return JSON.stringify([
    effect,
    actions.inverted,
    actions.patterns.toSorted(),
    resources.map((set) => JSON.stringify('resource' in set ? set : set.notResource.toSorted())).sort(),
    conditions.map(({ operator, key, values }) => JSON.stringify([operator, key, values.toSorted()])).sort(),
  ])
}

/** How much Sid and position may add: less than any difference in likeness that matters. */
const tieBreak = { sid: 0.01, place: 0.001 }

function scoreOf(one: Statement, other: Statement, places: number): number {
  const likeness = likenessOf(one, other)
  if (likeness < leastAlike) return 0
  const isSameSid = one.sid !== undefined && one.sid === other.sid
  const distance = Math.abs(one.index - other.index) / places
  return likeness + (isSameSid ? tieBreak.sid : 0) + tieBreak.place * (1 - distance)
}

const weights = { actions: 0.6, resources: 0.2, conditions: 0.2 }

/** Measure, from 0 to 1, how much of what two statements name the other one covers; actions count the most. */
function likenessOf(one: Statement, other: Statement): number {
  if (one.effect !== other.effect || one.actions.inverted !== other.actions.inverted) return 0
  const actions = shareOf(digestOf(one).patterns, digestOf(other).patterns, (pattern, side) =>
    digestOf(side === 'one' ? one : other).covers(pattern),
  )
  // Even if alike in everything else, two statements with so few actions in common would be separate.
  if (weights.actions * actions + weights.resources + weights.conditions < leastAlike) return 0
  const resources = shareOf(one.resources, other.resources, (set, side) =>
    (side === 'one' ? one : other).resources.some((wide) => coversResource(wide, set)),
  )
  const conditions = shareOf(one.conditions, other.conditions, (entry, side) =>
    isImplied(entry, (side === 'one' ? one : other).conditions),
  )
  return weights.actions * actions + weights.resources * resources + weights.conditions * conditions
}

function shareOf<T>(
  ones: readonly T[],
  others: readonly T[],
  isIn: (item: T, side: 'one' | 'other') => boolean,
): number {
  const all = ones.length + others.length
  if (all === 0) return 1
  const shared =
    ones.filter((item) => isIn(item, 'other')).length + others.filter((item) => isIn(item, 'one')).length
  return shared / all
}

interface Digest {
  readonly patterns: readonly string[]
  /** Whether one of the patterns covers another pattern. */
  readonly covers: (pattern: string) => boolean
}

const digestOf = rememberAll(({ actions }: Statement) =>
  digestActions(actions.patterns.map((pattern) => pattern.toLowerCase())),
)

function digestActions(patterns: readonly string[]): Digest {
  const written = new Set(patterns)
  const wild = patterns
    .filter((pattern) => !isPlain(pattern))
    .map((pattern) => ({ pattern, matches: matcherOf(pattern) }))
  return {
    patterns,
    covers: (narrow) =>
      written.has(narrow) ||
      wild.some(({ pattern, matches }) =>
        isPlain(narrow) ? matches(narrow) : patternCovers(pattern, narrow),
      ),
  }
}
