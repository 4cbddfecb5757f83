// Decides whether a pattern with * and ? matches a text, and whether it covers or overlaps another pattern.
import { type PatternToken, tokensOf } from './pattern-tokens.ts'

/** Check whether a pattern is plain text: no wildcard and no policy variable. */
export function isPlain(pattern: string): boolean {
  return !/[*?]|\$\{/.test(pattern)
}

/** Return a function that tests a whole text without wildcards against a pattern; characters compare as written. */
export function matcherOf(pattern: string): (text: string) => boolean {
  if (isPlain(pattern)) return (text) => text === pattern
  if (/\?|\$\{/.test(pattern)) return tokenMatcher(tokensOf(pattern))
  const [start = '', ...rest] = pattern.split('*')
  const end = rest.pop() ?? ''
  return (text) => {
    if (text.length < start.length + end.length || !text.endsWith(end) || !text.startsWith(start))
      return false
    let from = start.length
    for (const middle of rest) {
      const at = text.indexOf(middle, from)
      if (at < 0) return false
      from = at + middle.length
    }
    return from <= text.length - end.length
  }
}

/** Do the same for patterns with `?` or a policy variable; no text without wildcards equals a policy variable. */
function tokenMatcher(tokens: readonly PatternToken[]): (text: string) => boolean {
  if (tokens.some(({ kind }) => kind === 'variable')) return () => false
  const least = tokens.filter(({ kind }) => kind !== 'any').length
  return (text) => least <= text.length && matchTokens(tokens, [...text])
}

/** Match step by step; at a dead end, let the last `*` match one more character. */
function matchTokens(tokens: readonly PatternToken[], characters: readonly string[]): boolean {
  let [step, at] = [0, 0]
  let [star, taken] = [-1, 0]
  while (at < characters.length) {
    const token = tokens[step]
    if (token?.kind === 'any') {
      star = step
      taken = at
      step += 1
    } else if (token?.kind === 'one' || (token?.kind === 'text' && token.text === characters[at])) {
      step += 1
      at += 1
    } else if (star >= 0) {
      taken += 1
      step = star + 1
      at = taken
    } else return false
  }
  return tokens.slice(step).every(({ kind }) => kind === 'any')
}

/**
 * Check whether `wide` matches every text that `narrow` matches. Exact for wildcards; a policy variable is covered
 * only by the same variable or by a `*`.
 *
 * How: run `narrow` through `wide` as an automaton whose states are bits of a bigint. A wildcard of `narrow`
 * stands for characters that occur nowhere else, the hardest ones to match. Its `*` stands for any number of
 * them, so several sets of states are possible at once, and only the smallest matter.
 */
export function covers(wide: string, narrow: string): boolean {
  return coverTest(wide)(narrow)
}

/**
 * Return the same test for one wide pattern and many narrow ones; it prepares the wide one once. Where the wide one has
 * no wildcard but `*`, no automaton is needed: it covers what it matches with a character that occurs nowhere else in
 * place of each wildcard, because only a `*` matches that character, and it would match any other text there.
 */
export function coverTest(wide: string): (narrow: string) => boolean {
  if (!/\?|\$\{|\0/.test(wide)) {
    const matches = matcherOf(wide)
    const slowly = coverByAutomaton(wide)
    const [start, end] = [wide.slice(0, indexOrEnd(wide)), wide.slice(wide.lastIndexOf('*') + 1)]
    // A variable can be the character that it escapes. Most pairs differ at the ends, which needs no copy of the text.
    return (narrow) =>
      wide === narrow ||
      (narrow.includes('${')
        ? slowly(narrow)
        : narrow.startsWith(start) && narrow.endsWith(end) && matches(narrow.replace(/[*?]/g, '\0')))
  }
  return coverByAutomaton(wide)
}

/** Find the first `*`, or the end of a pattern without one. */
function indexOrEnd(pattern: string): number {
  const at = pattern.indexOf('*')
  return at < 0 ? pattern.length : at
}

function coverByAutomaton(wide: string): (narrow: string) => boolean {
  let automaton: Automaton | undefined
  return (narrow) => {
    if (wide === '*' || wide === narrow) return true
    if (isPlain(wide) && isPlain(narrow)) return false
    if (!sharesEnds(wide, narrow)) return false
    automaton ??= automatonOf(tokensOf(wide))
    return coversTokens(automaton, tokensOf(narrow))
  }
}

function coversTokens(automaton: Automaton, narrow: readonly PatternToken[]): boolean {
  let possible: readonly bigint[] = [automaton.start]
  for (const token of narrow) {
    possible =
      token.kind === 'any'
        ? closeOverRepeats(possible, automaton)
        : smallestOf(possible.map((states) => automaton.step(states, token)))
    if (possible.includes(0n)) return false
  }
  return possible.every((states) => (states & automaton.accepted) !== 0n)
}

/**
 * Check whether `narrow` starts and ends with the plain text that `wide` starts and ends with, as every text that
 * `wide` matches does. Most pairs of patterns differ there and need no automaton.
 */
function sharesEnds(wide: string, narrow: string): boolean {
  for (let i = 0; i < wide.length && !special.has(wide.charAt(i)); i += 1)
    if (wide[i] !== narrow[i]) return false
  for (let i = 1; i <= wide.length && !special.has(wide.charAt(wide.length - i)); i += 1)
    if (wide[wide.length - i] !== narrow[narrow.length - i]) return false
  return true
}

/** Check whether two patterns begin or end with plain text that differs, so that no text can match both. */
function differAtEnds(left: string, right: string): boolean {
  const shortest = Math.min(left.length, right.length)
  for (let i = 0; i < shortest; i += 1) {
    const [a, b] = [left.charAt(i), right.charAt(i)]
    if (special.has(a) || special.has(b)) break
    if (a !== b) return true
  }
  for (let i = 1; i <= shortest; i += 1) {
    const [a, b] = [left.charAt(left.length - i), right.charAt(right.length - i)]
    if (special.has(a) || special.has(b)) break
    if (a !== b) return true
  }
  return false
}

/** The characters that start or end a wildcard or a policy variable; all others are written in only one way. */
const special = new Set(['*', '?', '$', '}'])

interface Automaton {
  readonly start: bigint
  readonly accepted: bigint
  readonly step: (states: bigint, token: PatternToken) => bigint
}

function automatonOf(tokens: readonly PatternToken[]): Automaton {
  const masks = new Map<string, bigint>()
  tokens.forEach((token, i) => {
    const label = labelOf(token)
    masks.set(label, (masks.get(label) ?? 0n) | (1n << BigInt(i)))
  })
  const mask = (label: string) => masks.get(label) ?? 0n
  const stars = mask('any')
  const skipStars = (states: bigint) => states | ((states & stars) << 1n)
  const advances = (token: PatternToken) => {
    const ones = token.kind === 'variable' ? 0n : mask('one')
    const same = token.kind === 'text' || token.kind === 'variable' ? mask(labelOf(token)) : 0n
    return ones | same
  }
  return {
    start: skipStars(1n),
    accepted: 1n << BigInt(tokens.length),
    step: (states, token) => skipStars((states & stars) | ((states & advances(token)) << 1n)),
  }
}

function labelOf(token: PatternToken): string {
  return 'text' in token ? `${token.kind} ${token.text}` : token.kind
}

function closeOverRepeats(possible: readonly bigint[], automaton: Automaton): readonly bigint[] {
  const reached = [...possible]
  for (const states of reached) {
    const next = automaton.step(states, { kind: 'one' })
    if (!reached.some((seen) => isSubset(seen, next))) reached.push(next)
  }
  return smallestOf(reached)
}

const isSubset = (small: bigint, large: bigint) => (small & large) === small

function smallestOf(sets: readonly bigint[]): readonly bigint[] {
  const distinct = [...new Set(sets)]
  return distinct.filter((set) => !distinct.some((other) => other !== set && isSubset(other, set)))
}

/** Check whether some text matches both patterns; a policy variable counts as `*`. */
export function overlaps(left: string, right: string): boolean {
  if (left === '*' || right === '*' || left === right) return true
  if ((isPlain(left) && isPlain(right)) || differAtEnds(left, right)) return false
  const [a, b] = [tokensOf(left), tokensOf(right)]
  let row = reachableAlong(b, undefined, [true])
  for (const token of a) row = reachableAlong(b, token, row)
  return row[b.length] === true
}

/**
 * One row of the table "the first i steps of one pattern and the first j of the other can match the same
 * text": `above` is the row before the step `token`; without a token, the row before the first step.
 */
function reachableAlong(
  others: readonly PatternToken[],
  token: PatternToken | undefined,
  above: readonly boolean[],
): boolean[] {
  const row: boolean[] = []
  for (let j = 0; j <= others.length; j += 1) {
    const other = others[j - 1]
    const fromAbove =
      token === undefined ? j === 0 : above[j] === true && (isOpen(token) || isOpen(others[j - 1]))
    const fromLeft = j > 0 && row[j - 1] === true && (isOpen(other) || isOpen(token))
    const fromBoth =
      token !== undefined && other !== undefined && above[j - 1] === true && canBeSame(token, other)
    row.push(fromAbove || fromLeft || fromBoth)
  }
  return row
}

const isOpen = (token: PatternToken | undefined) => token?.kind === 'any' || token?.kind === 'variable'

function canBeSame(a: PatternToken, b: PatternToken): boolean {
  if (isOpen(a) || isOpen(b) || a.kind === 'one' || b.kind === 'one') return true
  return a.kind === 'text' && b.kind === 'text' && a.text === b.text
}

/** Split a pattern at its first colons into at most `parts` pieces; a colon inside a variable does not count. */
export function splitAtColons(pattern: string, parts: number): readonly string[] {
  const pieces: string[] = []
  const lastBrace = pattern.lastIndexOf('}')
  let start = 0
  for (let i = 0; i < pattern.length && pieces.length < parts - 1; i += 1) {
    if (i < lastBrace && pattern.startsWith('${', i)) {
      i = pattern.indexOf('}', i)
    } else if (pattern[i] === ':') {
      pieces.push(pattern.slice(start, i))
      start = i + 1
    }
  }
  return [...pieces, pattern.slice(start)]
}
