// Generates small random policies, and lists the few values and resources of their requests.
import fc from 'fast-check'
import type { PolicyDocument } from '../../src/core/records/policy-document.ts'

const variable = (inside: string) => `$\{${inside}}`
const arn = (rest: string) => `arn:aws:x:us-east-1:111122223333:${rest}`

/** The resources of requests, and ARN patterns of statements. */
export const resources: readonly string[] = ['a', 'b', 'ab', 'a/b', 'other'].map(arn)
const patterns = ['*', arn('a'), arn('b'), arn('a*'), arn('*b'), 'arn:aws:x:*:*:a', arn(variable('k:user'))]

/** The ARN format of `x:A`; `x:None` acts on no resource. */
export const format = `arn:${variable('Partition')}:x:${variable('Region')}:${variable('Account')}:${variable('Name')}`

/** Each key with the operators of its type, the values of conditions, and the values of requests. */
const keys = [
  {
    key: 'k:user',
    operators: ['StringEquals', 'StringNotEquals', 'StringLike', 'StringEqualsIfExists', 'Null'],
    wanted: ['a', 'b', 'a*', 'true', 'false'],
    given: ['a', 'b', 'ab', 'zz'],
  },
  {
    key: 'k:text',
    operators: ['StringEquals', 'StringNotEqualsIfExists', 'StringLike'],
    wanted: ['a', 'b', '*b', variable('k:user')],
    given: ['a', 'b', 'ab', 'zz'],
  },
  {
    key: 'aws:ResourceTag/Team',
    operators: ['StringEquals', 'StringNotEquals', 'StringLike', 'Null'],
    wanted: ['a', 'b', 'true', variable('k:user')],
    given: ['a', 'b', 'zz'],
  },
  {
    key: 'k:number',
    operators: ['NumericEquals', 'NumericLessThan', 'NumericGreaterThanEqualsIfExists'],
    wanted: ['1', '2'],
    given: ['0', '1', '1.5', '2', '3'],
  },
  {
    key: 'k:flag',
    operators: ['Bool', 'BoolIfExists', 'Null'],
    wanted: ['true', 'False'],
    given: ['true', 'false'],
  },
  {
    key: 'k:many',
    operators: ['ForAllValues:StringEquals', 'ForAnyValue:StringEquals', 'ForAnyValue:StringLikeIfExists'],
    wanted: ['a', 'b', 'a*'],
    given: ['a', 'b', 'zz'],
  },
] as const

type Key = (typeof keys)[number]

/** The values of each key that a request can have, none included; sets of two for the key with several. */
export function statesOf(name: string): readonly (readonly string[])[] {
  const given: readonly string[] = keys.find(({ key }) => key === name)?.given ?? []
  const pairs =
    name === 'k:many' ? given.flatMap((one, i) => given.slice(i + 1).map((two) => [one, two])) : []
  return [[], ...given.map((value) => [value]), ...pairs]
}

const condition = (some: readonly Key[]) =>
  fc.constantFrom(...some).chain(({ key, operators, wanted }) =>
    fc.record({
      operator: fc.constantFrom<string>(...operators),
      key: fc.constant(key),
      values: fc.uniqueArray(fc.constantFrom<string>(...wanted), { minLength: 1, maxLength: 2 }),
    }),
  )

const statement = (some: readonly Key[]) =>
  fc.record({
    effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    action: fc.constantFrom('x:A', 'x:*', 'x:None', '*', 'X:a'),
    isInverted: fc.constantFrom(false, false, false, false, true),
    patterns: fc.uniqueArray(fc.constantFrom('*', ...patterns), { minLength: 1, maxLength: 2 }),
    conditions: fc.array(condition(some), { maxLength: 2 }),
  })

const document = (some: readonly Key[]): fc.Arbitrary<PolicyDocument> =>
  fc
    .tuple(
      fc.array(statement(some), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17'),
    )
    .map(([statements, Version]) => ({
      Version,
      Statement: statements.map(({ effect, action, isInverted, patterns: written, conditions }) => {
        const block: Record<string, Record<string, string[]>> = {}
        for (const { operator, key, values } of conditions)
          block[operator] = { ...block[operator], [key]: values }
        return {
          Effect: effect,
          Action: action,
          [isInverted ? 'NotResource' : 'Resource']: written,
          Condition: block,
        }
      }),
    })) as fc.Arbitrary<PolicyDocument>

const request = (some: readonly Key[]) =>
  fc.record({
    action: fc.constantFrom('x:A', 'x:A', 'x:None'),
    resource: fc.constantFrom(...resources),
    context: fc
      .tuple(
        ...some.map(({ key }) => fc.constantFrom(...statesOf(key)).map((state) => [key, state] as const)),
      )
      .map((entries) => Object.fromEntries(entries.filter(([, state]) => state.length > 0))),
  })

/** Policies of a principal about the same few keys, with a request. */
export const questions = fc.shuffledSubarray([...keys], { minLength: 1, maxLength: 3 }).chain((some) =>
  fc.record({
    identity: fc.array(document(some), { minLength: 1, maxLength: 3 }),
    boundary: fc.option(document(some), { nil: undefined, freq: 1 }),
    scps: fc.array(fc.array(document(some), { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
    request: request(some),
    keys: fc.constant(some.map(({ key }) => key as string)),
  }),
)
