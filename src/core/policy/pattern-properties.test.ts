import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covers } from './covers.ts'
import { overlaps } from './overlaps.ts'
import { matcherOf } from './pattern.ts'

// Exhaustive, and slow on a busy machine.
const timeout = 60_000

/** Every text over an alphabet, up to a length. */
function textsOver(alphabet: readonly string[], longest: number): readonly string[] {
  const texts = ['']
  for (const text of texts) if (text.length < longest) texts.push(...alphabet.map((letter) => text + letter))
  return texts
}

const toRegExp = (pattern: string) =>
  new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.').replaceAll('$', '\\$')}$`)

// No pattern contains z. Without it, a pattern with every letter there is would seem to cover a `?`.
const samples = textsOver(['a', 'b', 'z'], 7)

/** Which samples a pattern matches, one bit each. */
function matchedSamples(pattern: string): bigint {
  const expression = toRegExp(pattern)
  return BigInt(`0b${samples.map((text) => (expression.test(text) ? '1' : '0')).join('')}`)
}

const patterns = textsOver(['a', 'b', '*', '?'], 4).map((pattern) => ({
  pattern,
  bits: matchedSamples(pattern),
}))

test('covers agrees with samples for every pair of patterns of up to 4 characters', { timeout }, () => {
  const wrong = patterns.flatMap((wide) =>
    patterns
      .filter((narrow) => covers(wide.pattern, narrow.pattern) !== ((narrow.bits & ~wide.bits) === 0n))
      .map((narrow) => `${wide.pattern} covers ${narrow.pattern}`),
  )
  expect(wrong).toEqual([])
})

test('overlaps agrees with samples for every pair of patterns of up to 4 characters', { timeout }, () => {
  const wrong = patterns.flatMap((left) =>
    patterns
      .filter((right) => overlaps(left.pattern, right.pattern) !== ((left.bits & right.bits) !== 0n))
      .map((right) => `${left.pattern} overlaps ${right.pattern}`),
  )
  expect(wrong).toEqual([])
})

test('a matcher agrees with samples for every pattern of up to 4 characters', { timeout }, () => {
  const short = samples.filter(({ length }) => length <= 5)
  const wrong = patterns.filter(({ pattern }) => {
    const matches = matcherOf(pattern)
    const expression = toRegExp(pattern)
    return short.some((text) => matches(text) !== expression.test(text))
  })
  expect(wrong).toEqual([])
})

/** Replace `${$}` with the character that it stands for. */
const writeDollars = (pattern: string) => pattern.replaceAll(['$', '{$}'].join(''), '$')

/** Fill each `?` with a fresh letter and each `*` with 0 to `most` of them: the texts hardest to match. */
function hardestTexts(pattern: string, most: number): readonly string[] {
  return [...pattern].reduce<readonly string[]>(
    (texts, character) =>
      texts.flatMap((text) =>
        character === '*'
          ? Array.from({ length: most + 1 }, (_, count) => text + 'z'.repeat(count))
          : [text + (character === '?' ? 'z' : character)],
      ),
    [''],
  )
}

const longPattern = fc
  .array(fc.constantFrom('a', 'b', '*', '?', 'ab', 'aa'), { maxLength: 7 })
  .map((pieces) => pieces.join(''))
  .filter((pattern) => (pattern.match(/\*/g)?.length ?? 0) <= 3)

test('covers agrees with the texts of the narrow pattern that are hardest to match', () => {
  fc.assert(
    fc.property(longPattern, longPattern, (wide, narrow) => {
      const expression = toRegExp(wide)
      const expected = hardestTexts(narrow, wide.length + 1).every((text) => expression.test(text))
      expect(covers(wide, narrow)).toBe(expected)
    }),
    { seed: 20260926, numRuns: 3000 },
  )
})

test('a pattern overlaps what it covers, and covering is transitive', () => {
  fc.assert(
    fc.property(longPattern, longPattern, longPattern, (a, b, c) => {
      if (covers(a, b)) expect(overlaps(a, b)).toBe(true)
      if (covers(a, b) && covers(b, c)) expect(covers(a, c)).toBe(true)
      expect(overlaps(a, b)).toBe(overlaps(b, a))
    }),
    { seed: 20260926, numRuns: 3000 },
  )
})

test('a variable is covered when every value that it may have is covered', () => {
  const pieces = ['a', '*', '?', 'v']
  const values = textsOver(['a', 'z'], 5)
  const written = textsOver(pieces, 3)
  const named = (pattern: string) => pattern.replaceAll('v', ['$', '{v}'].join(''))
  const fresh = textsOver(['a', 'z'], 8)
  const bitsOf = (pattern: string, value: string) => {
    const expression = toRegExp(pattern.replaceAll('v', value))
    return BigInt(`0b${fresh.map((text) => (expression.test(text) ? '1' : '0')).join('')}`)
  }
  const matched = written.map((pattern) => ({ pattern, bits: values.map((value) => bitsOf(pattern, value)) }))
  const wrong = matched.flatMap((wide) =>
    matched
      .filter((narrow) => {
        const always = narrow.bits.every((bits, i) => (bits & ~(wide.bits[i] ?? 0n)) === 0n)
        return covers(named(wide.pattern), named(narrow.pattern)) !== always
      })
      .map((narrow) => `${wide.pattern} covers ${narrow.pattern}`),
  )
  expect(wrong).toEqual([])
})

test('an escaped character is the character itself, wherever it appears', () => {
  const written = textsOver(['a', '*', '$', ['$', '{$}'].join('')], 4)
  const wrong = written.flatMap((wide) =>
    written
      .filter((narrow) => covers(wide, narrow) !== covers(writeDollars(wide), writeDollars(narrow)))
      .map((narrow) => `${wide} covers ${narrow}`),
  )
  expect(wrong).toEqual([])
})
