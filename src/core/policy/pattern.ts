// Decides whether a pattern with * and ? matches a text.
import { type PatternToken, tokensOf } from './pattern-tokens.ts'

/** Check whether a pattern is plain text: no wildcard and no policy variable. */
export function isPlain(pattern: string): boolean {
  return !/[*?]|\$\{/.test(pattern)
}

/** Return the service that an action pattern names, as written; undefined if it can match actions of several services. */
export function serviceOfPattern(pattern: string): string | undefined {
  return /^[^:*?$]*(?=:)/.exec(pattern)?.[0]
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
