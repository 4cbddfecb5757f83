import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesResource } from './brute-force.ts'
import { covers, matcherOf, overlaps } from './pattern.ts'
import { coversResource, overlapsResource } from './resource.ts'

/** Every text over an alphabet, up to a length. */
function textsOver(alphabet: readonly string[], longest: number): readonly string[] {
  const texts = ['']
  for (const text of texts) if (text.length < longest) texts.push(...alphabet.map((letter) => text + letter))
  return texts
}

const toRegExp = (pattern: string) =>
  new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.').replaceAll('$', '\\$')}$`)

// z stands in no pattern: without it, a pattern of every letter there is would seem to cover a `?`.
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

test('covers agrees with samples for every two patterns of up to 4 characters', () => {
  const wrong = patterns.flatMap((wide) =>
    patterns
      .filter((narrow) => covers(wide.pattern, narrow.pattern) !== ((narrow.bits & ~wide.bits) === 0n))
      .map((narrow) => `${wide.pattern} covers ${narrow.pattern}`),
  )
  expect(wrong).toEqual([])
})

test('overlaps agrees with samples for every two patterns of up to 4 characters', () => {
  const wrong = patterns.flatMap((left) =>
    patterns
      .filter((right) => overlaps(left.pattern, right.pattern) !== ((left.bits & right.bits) !== 0n))
      .map((right) => `${left.pattern} overlaps ${right.pattern}`),
  )
  expect(wrong).toEqual([])
})

test('a matcher agrees with samples for every pattern of up to 4 characters', () => {
  const wrong = patterns.filter(({ pattern, bits }) => {
    const matches = matcherOf(pattern)
    return BigInt(`0b${samples.map((text) => (matches(text) ? '1' : '0')).join('')}`) !== bits
  })
  expect(wrong).toEqual([])
})

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

test('what a pattern covers it overlaps, and covering is transitive', () => {
  fc.assert(
    fc.property(longPattern, longPattern, longPattern, (a, b, c) => {
      if (covers(a, b)) expect(overlaps(a, b)).toBe(true)
      if (covers(a, b) && covers(b, c)) expect(covers(a, c)).toBe(true)
      expect(overlaps(a, b)).toBe(overlaps(b, a))
    }),
    { seed: 20260926, numRuns: 3000 },
  )
})

test('a variable is covered when every value that it may have is', () => {
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

const arn = fc
  .tuple(
    fc.constantFrom('arn', '*'),
    fc.constantFrom('aws', '*', 'aws-?'),
    fc.constantFrom('s3', 's*', '?3', '*'),
    fc.constantFrom('', 'a', '*', '?'),
    fc.constantFrom('', '1', '*'),
    fc.constantFrom('a', 'a/*', '*/b', 'a:*', '*', '?', 'a:b', 'a?b'),
  )
  .map((parts) => parts.join(':'))
const arnOrText = fc.oneof(
  { weight: 5, arbitrary: arn },
  { weight: 1, arbitrary: fc.constantFrom('*', 'arn:aws:s3:*') },
)
const resourceSet = fc.oneof(
  { weight: 3, arbitrary: arnOrText.map((resource) => ({ resource })) },
  {
    weight: 1,
    arbitrary: fc.array(arn, { minLength: 1, maxLength: 2 }).map((notResource) => ({ notResource })),
  },
)

/** Every combination of one choice of each list. */
const combine = (lists: readonly (readonly string[])[]) =>
  lists.reduce<readonly (readonly string[])[]>(
    (heads, list) => heads.flatMap((head) => list.map((item) => [...head, item])),
    [[]],
  )

const resources = combine([
  ['arn', 'x'],
  ['aws', 'aws-z'],
  ['s3', 'sz', 'z3'],
  ['', 'a', 'z', 'zz'],
  ['', '1'],
  ['', 'a', 'z', 'a/', 'a/z', 'z/b', 'a/b', 'a:', 'a:z', 'a:b', 'a:z/b', 'azb', 'zz'],
]).map((parts) => parts.join(':'))

test('coversResource and overlapsResource agree with sampled ARNs', () => {
  const told = { covers: 0, overlaps: 0, neither: 0 }
  const isIn = (set: { resource: string } | { notResource: readonly string[] }, resource: string) =>
    'resource' in set
      ? matchesResource(set.resource, resource, new Map())
      : !set.notResource.some((entry) => matchesResource(entry, resource, new Map()))
  fc.assert(
    fc.property(resourceSet, resourceSet, (wide, narrow) => {
      const inNarrow = resources.filter((resource) => isIn(narrow, resource))
      const inBoth = inNarrow.filter((resource) => isIn(wide, resource))
      const covered = coversResource(wide, narrow)
      const overlapping = overlapsResource(wide, narrow)
      told[covered ? 'covers' : overlapping ? 'overlaps' : 'neither'] += 1
      if (covered) expect(inBoth).toEqual(inNarrow)
      if (!overlapping) expect(inBoth).toEqual([])
      // Between two single ARNs both answers are exact; with a complement some may be missed.
      if ('notResource' in wide || 'notResource' in narrow) return
      if (wide.resource.split(':').length < 6 || narrow.resource.split(':').length < 6) return
      expect(covered).toBe(inBoth.length === inNarrow.length)
      expect(overlapping).toBe(inBoth.length > 0)
    }),
    { seed: 20260926, numRuns: 1000 },
  )
  expect(Math.min(...Object.values(told))).toBeGreaterThan(100)
})
