// Finds what a policy variable has to match for a pattern to match what another pattern of the same text does.
import { splitAtColons } from '../policy/pattern.ts'
import { type PatternToken, tokensOf } from '../policy/pattern-tokens.ts'
import { readVariable, writeEscapes } from './request.ts'

/** More globs than this are not listed for a pair of patterns. */
const mostGlobs = 60

const arnFields = 6

export interface Captured {
  /** Every glob without variables that a part of the other pattern is, if the variable stands for that part. */
  readonly globs: readonly string[]
  /** False if there are more. */
  readonly isComplete: boolean
}

/**
 * List what the variable can stand for wherever both patterns match the same text: in `home/${aws:username}/*` and
 * `home/admin*`, it matches `admin*`. A wildcard of either pattern can end before the variable, in it, or after it; other
 * variables match anything. ARN patterns are compared field by field.
 */
export function capture(pattern: string, key: string, other: string): Captured {
  const [fields, others] = [splitAtColons(pattern, arnFields), splitAtColons(other, arnFields)]
  if (fields.length < arnFields || others.length < arnFields) return captureText(pattern, key, other)
  const found = fields.map((field, i) => captureText(field, key, others[i] ?? ''))
  return {
    globs: [...new Set(found.flatMap(({ globs }) => globs))],
    isComplete: found.every(({ isComplete }) => isComplete),
  }
}

function captureText(pattern: string, key: string, other: string): Captured {
  const tokens = tokensOf(pattern)
  const parts = tokensOf(other)
  const globs = new Set<string>()
  tokens.forEach((token, at) => {
    if (token.kind !== 'variable' || readVariable(token.text).key !== key) return
    const starts = meet(tokens.slice(0, at), parts)
    const ends = meet(tokens.slice(at + 1).reverse(), parts.toReversed()).map((place) => parts.length - place)
    for (const start of starts)
      for (const end of ends) if (start <= end) globs.add(writeGlob(parts, start, end) ?? '*')
  })
  // Anything at all is no part of the other pattern, and always tried.
  globs.delete('*')
  return { globs: [...globs].slice(0, mostGlobs), isComplete: globs.size <= mostGlobs }
}

/** A step that matches any text. */
const isOpen = ({ kind }: PatternToken) => kind === 'any' || kind === 'variable'

/** List the places in `parts` up to which both can have matched the same text: behind or in a step that matches any text. */
function meet(tokens: readonly PatternToken[], parts: readonly PatternToken[]): readonly number[] {
  let reached = skipOpen(new Set([0]), parts)
  for (const token of tokens) {
    const next = new Set<number>()
    for (const place of reached) {
      if (isOpen(token)) for (let at = place; at <= parts.length; at += 1) next.add(at)
      const part = parts[place]
      if (part === undefined) continue
      if (isOpen(part)) next.add(place)
      else if (areAlike(token, part)) next.add(place + 1)
    }
    reached = skipOpen(next, parts)
  }
  return [...reached].sort((a, b) => a - b)
}

/** Check whether some character is matched by both of two steps, neither of which matches any text. */
const areAlike = (one: PatternToken, other: PatternToken) =>
  one.kind === 'one' ||
  other.kind === 'one' ||
  (one.kind === 'text' && other.kind === 'text' && one.text === other.text)

/** A step that matches any text can match none. */
function skipOpen(places: ReadonlySet<number>, parts: readonly PatternToken[]): ReadonlySet<number> {
  const all = new Set(places)
  for (const place of all) {
    const part = parts[place]
    if (part !== undefined && isOpen(part)) all.add(place + 1)
  }
  return all
}

/** Write the steps from `start` to `end` as a glob; undefined if a variable is among them. */
function writeGlob(parts: readonly PatternToken[], start: number, end: number): string | undefined {
  const within = parts.slice(start, end)
  if (within.some(({ kind }) => kind === 'variable')) return undefined
  return within
    .map((part) => (part.kind === 'any' ? '*' : part.kind === 'one' ? '?' : writeEscapes(part.text)))
    .join('')
    .replace(/\*+/g, '*')
}
