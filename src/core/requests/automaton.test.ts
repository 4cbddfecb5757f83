import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acceptsText, buildAutomaton, type Language, type Part } from './automaton.ts'

/** Few characters, of every class, so that texts often match. */
const characters = fc.constantFrom('a', 'B', '1', ':', '-')
const texts = fc.string({ unit: characters, maxLength: 8 })

const { language: languages } = fc.letrec<{ language: Part[]; part: Part }>((tie) => ({
  language: fc.array(tie('part'), { maxLength: 4 }),
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('text'), text: texts }),
    fc.record({ kind: fc.constant('text'), text: texts, anyCase: fc.constant(true) }),
    fc.record({
      kind: fc.constantFrom('one', 'run'),
      of: fc.constantFrom('any', 'not colon', 'digit', 'lower'),
    }),
    fc.record({ kind: fc.constant('either'), options: fc.array(tie('language'), { maxLength: 3 }) }),
  ) as fc.Arbitrary<Part>,
}))

const classes = { any: '[^]', 'not colon': '[^:]', digit: '[0-9]', lower: '[a-z]' }

/** Write a language as a regular expression. */
function toPattern(language: Language): string {
  return language
    .map((part) => {
      if (part.kind === 'either')
        return part.options.length === 0 ? '(?!)' : `(?:${part.options.map(toPattern).join('|')})`
      if (part.kind !== 'text') return classes[part.of] + (part.kind === 'run' ? '*' : '')
      return part.anyCase
        ? part.text.replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)
        : part.text
    })
    .join('')
}

test('an automaton accepts what the same regular expression matches', () => {
  fc.assert(
    fc.property(languages, fc.array(texts, { minLength: 1, maxLength: 10 }), (language, tried) => {
      const [automaton, pattern] = [buildAutomaton(language), new RegExp(`^(?:${toPattern(language)})$`)]
      expect(tried.map((text) => acceptsText(automaton, text))).toEqual(
        tried.map((text) => pattern.test(text)),
      )
    }),
    { numRuns: 2_000 },
  )
})

test('a text in any case matches both cases of a character, and no part of a case that takes several', () => {
  const accepts = (text: string, tried: string) =>
    acceptsText(buildAutomaton([{ kind: 'text', text, anyCase: true }]), tried)
  expect(['key', 'KEY', 'kEy', 'ke'].map((tried) => accepts('Key', tried))).toEqual([true, true, true, false])
  expect(['ß', 'S', 'SS'].map((tried) => accepts('ß', tried))).toEqual([true, false, false])
})
