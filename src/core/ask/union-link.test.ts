import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readUnionLink, unionSides, writeUnionLink } from './union-link.ts'

const source = fc.oneof(
  fc.record({
    kind: fc.constant('named' as const),
    name: fc.stringMatching(/^[\w+=,.-]{1,128}$/),
    version: fc.nat(99_999).map((number) => `v${number}`),
  }),
  fc.record({ kind: fc.constant('packed' as const), packed: fc.stringMatching(/^[bz]\.[\w-]{0,40}$/) }),
)

test('what is written is read again', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ side: fc.constantFrom(...unionSides), source }), { maxLength: 20 }),
      (policies) => {
        expect(readUnionLink(writeUnionLink(policies))).toEqual(policies)
      },
    ),
  )
})

test.each([
  ['v2&before=A', 'expected it to begin with v1'],
  ['v1&attached=A', '"attached=A" is not a policy'],
  ['v1&before=../x', '"before=../x" is not a policy'],
  [`v1${'&before=A'.repeat(21)}`, 'more than 20 policies'],
])('%s: %s', (fragment, fault) => {
  expect(readUnionLink(fragment)).toContain(fault)
})

test('no text makes reading throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readUnionLink(text)))
})
