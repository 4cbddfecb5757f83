// Compares decisions about small random policies with an independent evaluator that tries every request of a small universe.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate as evaluatePlainly } from '../../../tests/oracle/evaluate-request.ts'
import { type Policy, parsePolicy } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/policy-document.ts'
import { findAllowed, findBeyond, isCovered, toSide } from './decide.ts'
import { possibleResources } from './resource-language.ts'

const numRuns = Number(process.env['RUNS'] ?? 10_000)
const variable = (inside: string) => `$\{${inside}}`

const names = ['a', 'b', 'ab', 'a/b', 'x:a', 'other', '*']
const resources = names.map((name) => `arn:aws:x:us-east-1:111122223333:${name}`)
const formats = possibleResources(
  [`arn:${variable('Partition')}:x:${variable('Region')}:${variable('Account')}:${variable('Name')}`],
  false,
)

const arn = (rest: string) => `arn:aws:x:us-east-1:111122223333:${rest}`
const pattern = fc.constantFrom(
  '*',
  'arn:aws:x',
  'arn:aws:x:*',
  'arn:aws:x:*:*:a',
  'arn:aws:x:*:a:*',
  'arn:*:x:us-*:111122223333:?',
  ...['a', 'b', 'a*', '*b', 'a?b', `${variable('*')}`, variable('k:user'), `${variable("k:user, 'a'")}*`].map(
    arn,
  ),
)

/** Each key with the operators of its type, the values of conditions, and the values of requests. */
const keys = [
  {
    key: 'k:user',
    operators: [
      'StringEquals',
      'StringNotEquals',
      'StringLike',
      'StringNotLike',
      'StringEqualsIgnoreCase',
      'Null',
    ],
    wanted: ['a', 'b', 'A', 'a*', 'true', 'false'],
    given: ['a', 'b', 'A', 'ab', 'zz'],
  },
  {
    key: 'k:text',
    operators: ['StringEquals', 'StringNotEqualsIfExists', 'StringLike', 'StringEqualsIfExists', 'Null'],
    wanted: ['a', 'b', '*b', variable('k:user'), variable("k:user, 'b'"), 'true'],
    given: ['a', 'b', 'ab', 'zz'],
  },
  {
    key: 'k:number',
    operators: [
      'NumericEquals',
      'NumericNotEquals',
      'NumericLessThan',
      'NumericGreaterThanEqualsIfExists',
      'NumericLessThanEquals',
    ],
    wanted: ['1', '2', '2.0'],
    given: ['0', '1', '1.5', '2', '3'],
  },
  {
    key: 'k:date',
    operators: ['DateLessThan', 'DateGreaterThan', 'DateEquals', 'DateNotEquals'],
    wanted: ['2026-01-01T00:00:00Z', '1767225601'],
    given: ['2025-12-31T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', '2026-02-01T00:00:00Z'],
  },
  {
    key: 'k:flag',
    operators: ['Bool', 'BoolIfExists', 'Null'],
    wanted: ['true', 'False'],
    given: ['true', 'false'],
  },
  {
    key: 'k:address',
    operators: ['IpAddress', 'NotIpAddress'],
    wanted: ['203.0.113.0/24', '203.0.113.7', '2001:db8::/32'],
    given: ['203.0.113.7', '203.0.113.8', '198.51.100.9', '2001:db8::1', '2001:db9::1'],
  },
  {
    key: 'k:arn',
    operators: ['ArnLike', 'ArnNotEquals', 'ArnEqualsIfExists'],
    wanted: ['arn:aws:iam::111122223333:role/*', 'arn:aws:iam::111122223333:role/a'],
    given: [
      'arn:aws:iam::111122223333:role/a',
      'arn:aws:iam::111122223333:role/b',
      'arn:aws:iam::111122223333:user/a',
    ],
  },
  {
    key: 'k:many',
    operators: [
      'ForAllValues:StringEquals',
      'ForAnyValue:StringEquals',
      'ForAnyValue:StringNotEquals',
      'ForAllValues:StringNotLike',
      'ForAnyValue:StringLikeIfExists',
    ],
    wanted: ['a', 'b', 'a*'],
    given: ['a', 'b', 'ab', 'zz'],
  },
] as const

type Key = (typeof keys)[number]

const conditionOn = (some: readonly Key[]) =>
  fc
    .constantFrom(...some)
    .chain(({ key, operators, wanted }) =>
      fc.tuple(
        fc.constantFrom<string>(...operators),
        fc.constant(key),
        fc.uniqueArray(fc.constantFrom<string>(...wanted), { minLength: 1, maxLength: 2 }),
      ),
    )

const statementOn = (some: readonly Key[]) =>
  fc.record({
    effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    isInverted: fc.constantFrom(false, false, false, true),
    patterns: fc.uniqueArray(pattern, { minLength: 1, maxLength: 2 }),
    conditions: fc.array(conditionOn(some), { maxLength: 2 }),
  })

function toBlock(conditions: readonly (readonly [string, string, string[]])[]) {
  const block: Record<string, Record<string, string[]>> = {}
  for (const [operator, key, values] of conditions) block[operator] = { ...block[operator], [key]: values }
  return block
}

const documentOn = (some: readonly Key[]) =>
  fc
    .tuple(
      fc.array(statementOn(some), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17'),
    )
    .map(([statements, Version]) => ({
      Version,
      Statement: statements.map(({ effect, isInverted, patterns, conditions }) => ({
        Effect: effect,
        Action: 'x:A',
        [isInverted ? 'NotResource' : 'Resource']: patterns,
        Condition: toBlock(conditions),
      })),
    })) as fc.Arbitrary<PolicyDocument>

const document = documentOn(keys)

/** Two documents about the same few keys, so that every request can be tried. */
const alike = fc
  .shuffledSubarray([...keys], { minLength: 1, maxLength: 3 })
  .chain((some) => fc.tuple(documentOn(some), documentOn(some)))

/** List every context over the keys that two documents name. */
function listContexts(
  documents: readonly PolicyDocument[],
): readonly ReadonlyMap<string, readonly string[]>[] {
  const text = JSON.stringify(documents)
  return keys
    .filter(({ key }) => text.includes(key))
    .reduce<readonly ReadonlyMap<string, readonly string[]>[]>(
      (contexts, { key, given }) => {
        const several =
          key === 'k:many' ? given.flatMap((one, i) => given.slice(i + 1).map((two) => [one, two])) : []
        const states = [[], ...given.map((value) => [value]), ...several]
        return contexts.flatMap((context) =>
          states.map((state) => (state.length === 0 ? context : new Map([...context, [key, state]]))),
        )
      },
      [new Map()],
    )
}

const statementsOf = (policy: Policy) => policy.statements

test('decisions agree with trying every request of a small universe', {
  timeout: 600_000,
}, () => {
  const seen = { none: 0, found: 0 }
  const check = ([before, after]: readonly [PolicyDocument, PolicyDocument]) => {
    const [one, other] = [parsePolicy(before), parsePolicy(after)]
    const result = findBeyond(toSide(statementsOf(one)), toSide(statementsOf(other)), formats)
    expect(result).not.toBe('undecided')
    if (typeof result !== 'string') {
      seen.found += 1
      const context = new Map([...result.context].map(([key, values]) => [key.toLowerCase(), values]))
      const request = { action: 'x:A', resource: result.resource, context }
      expect([evaluatePlainly(before, request), evaluatePlainly(after, request) === 'allowed']).toEqual([
        'allowed',
        false,
      ])
      return
    }
    seen.none += 1
    for (const context of listContexts([before, after]))
      for (const resource of resources) {
        const request = { action: 'x:A', resource, context }
        if (evaluatePlainly(before, request) === 'allowed' && evaluatePlainly(after, request) !== 'allowed')
          expect({ before, after, request: { resource, context: Object.fromEntries(context) } }).toBe(
            'refused by both',
          )
      }
  }
  fc.assert(fc.property(alike, check), { numRuns })
  expect(Math.min(seen.none, seen.found) / numRuns).toBeGreaterThan(0.1)
})

test('what looks covered is never decided otherwise', { timeout: 600_000 }, () => {
  const check = (before: PolicyDocument, after: PolicyDocument) => {
    const [one, other] = [statementsOf(parsePolicy(before)), statementsOf(parsePolicy(after))]
    if (isCovered(one, other)) expect(findBeyond(toSide(one), toSide(other), formats)).toBe('none')
  }
  fc.assert(fc.property(document, document, check), { numRuns })
})

test('a policy allows nothing beyond itself, and nothing gained twice over is nothing gained', {
  timeout: 600_000,
}, () => {
  const sideOf = (policy: PolicyDocument) => toSide(statementsOf(parsePolicy(policy)))
  const check = (a: PolicyDocument, b: PolicyDocument, c: PolicyDocument) => {
    expect(findBeyond(sideOf(a), sideOf(a), formats)).toBe('none')
    const isWithin = (one: PolicyDocument, other: PolicyDocument) =>
      findBeyond(sideOf(one), sideOf(other), formats) === 'none'
    if (isWithin(a, b) && isWithin(b, c)) expect(isWithin(a, c)).toBe(true)
    if (findAllowed(sideOf(a), formats) === 'none') expect(isWithin(a, b)).toBe(true)
  }
  fc.assert(fc.property(document, document, document, check), { numRuns: numRuns / 5 })
})
