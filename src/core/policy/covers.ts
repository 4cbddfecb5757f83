// Decides whether a pattern covers another one: whether it matches every text that the other matches.
import { isPlain, matcherOf } from './pattern.ts'
import { type PatternToken, special, tokensOf } from './pattern-tokens.ts'

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
