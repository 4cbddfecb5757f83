// Checks that questions survive being written as a link, and that hostile links give one clear error.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LinkedQuestion, readQuestionLink, writeQuestionLink } from './question-link.ts'

test('a link is readable', () => {
  const link = writeQuestionLink({
    policies: [
      { role: 'identity', source: { kind: 'named', name: 'AmazonConnect_FullAccess', version: 'v4' } },
      { role: 'identity', source: { kind: 'example', slug: 'describe-everything' } },
      { role: 'boundary', source: { kind: 'packed', packed: 'z.abc-_' } },
      { role: 'scp2', source: { kind: 'named', name: 'AmazonConnectReadOnlyAccess' } },
    ],
    action: 'connect:Describe*',
    resource: 'arn:aws:connect:us-east-1:111122223333:instance/a b',
    keys: [{ key: 'aws:ResourceTag/Team=&', values: ['a=b', '', 'ü'] }],
  })
  expect(link).toBe(
    'v1&identity=AmazonConnect_FullAccess@v4&identity=example:describe-everything&boundary=text:z.abc-_&scp2=AmazonConnectReadOnlyAccess&action=connect:Describe*&resource=arn:aws:connect:us-east-1:111122223333:instance/a%20b&key=aws:ResourceTag/Team%3D%26=a%3Db&key=aws:ResourceTag/Team%3D%26=&key=aws:ResourceTag/Team%3D%26=%C3%BC',
  )
})

const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((one) => one.isWellFormed())
const source: fc.Arbitrary<LinkedQuestion['policies'][number]['source']> = fc.oneof(
  fc.record({ kind: fc.constant('packed' as const), packed: fc.constantFrom('b.', 'b.abc', 'z.A-_9') }),
  fc.record({ kind: fc.constant('example' as const), slug: fc.constantFrom('a', 'one-two') }),
  fc.record({
    kind: fc.constant('named' as const),
    name: fc.constantFrom('A', 'A_b+=,.-'),
    version: fc.constant('v1'),
  }),
)
const question: fc.Arbitrary<LinkedQuestion> = fc.record({
  policies: fc.array(
    fc.record({
      role: fc.constantFrom('identity' as const, 'boundary' as const, 'scp1' as const, 'scp7' as const),
      source,
    }),
    { maxLength: 5 },
  ),
  action: text,
  resource: text,
  keys: fc.uniqueArray(
    fc.record({
      key: text.filter((one) => one !== ''),
      values: fc.array(text, { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 4, selector: ({ key }) => key },
  ),
})

test('a question is read as it was written', () => {
  fc.assert(
    fc.property(question, (asked) => {
      expect(readQuestionLink(writeQuestionLink(asked))).toEqual(asked)
    }),
  )
})

test.each([
  ['', 'expected it to begin with v1, found "".'],
  ['v2&action=a:B', 'expected it to begin with v1, found "v2".'],
  ['v1&nothing=1', 'a part that is not known, "nothing=1"'],
  ['v1&identity=../../secret', '"identity=../../secret" is not a policy'],
  ['v1&identity=text:x.abc', 'is not a policy'],
  ['v1&identity=example:..', 'is not a policy'],
  ['v1&scp8=A', 'not known'],
  ['v1&scp1e1=A', 'not known'],
  ['v1&__proto__=A', 'not known'],
  ['v1&action=%E0%A4%A', 'cannot be read'],
  ['v1&key=a', 'is not a key with a value'],
  ['v1&key==a', 'is not a key with a value'],
  [`v1&${'identity=A&'.repeat(21)}action=a:B`, 'more than 20 policies'],
  [`v1&${'key=a:b=c&'.repeat(51)}action=a:B`, 'too many condition keys or values'],
  [`v1&${'a'.repeat(300_001)}`, 'longer than any question'],
  ['v1&identity=<img src=x>', 'is not a policy'],
])('%j: %s', (fragment, message) => {
  expect(readQuestionLink(fragment)).toContain(message)
})

test('no text makes reading throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (garbage) => {
      readQuestionLink(garbage)
      readQuestionLink(`v1&${garbage}`)
    }),
  )
})
