import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covers } from '../../core/policy/covers.ts'
import { coversResource } from '../../core/policy/resource.ts'
import { loadSnapshot } from '../../data/action-snapshot.ts'
import { describeArn, describeArnAlone, readArn } from './arn-words.ts'
import { type ArnType, listArnTypes } from './arn-words-types.ts'

const snapshot = await loadSnapshot()

const profiles = 'Customer Profiles'
const anywhere = 'in any Region and account'

test.each([
  [
    'arn:aws:profile:*:*:domains/amazon-connect-*',
    `${profiles} domains whose name starts with “amazon-connect-”, and everything below them, ${anywhere}`,
  ],
  [
    'arn:aws:profile:*:*:domains/amazon-connect-*/object-types/*',
    `${profiles} object types whose domain name starts with “amazon-connect-”, ${anywhere}`,
  ],
  ['arn:aws:profile:*:*:*', `every ${profiles} resource, ${anywhere}`],
  ['arn:aws:chime:*:*:vc/*', `all Amazon Chime voice connectors, ${anywhere}`],
  [
    'arn:aws:s3:::amazon-connect-*',
    'Amazon S3 buckets whose name starts with “amazon-connect-”, and the objects below them',
  ],
  ['arn:aws:s3:::amazon-connect-*/*', 'Amazon S3 objects whose bucket name starts with “amazon-connect-”'],
  [
    'arn:aws:iam::*:role/service-role/AmazonConnectEmailSESAccessRole',
    'IAM roles whose name (including path) is “service-role/AmazonConnectEmailSESAccessRole”, in any account',
  ],
  [
    'arn:aws:ses:*:*:identity/*.email.connect.aws*',
    `Amazon Pinpoint Email Service identities whose name contains “.email.connect.aws”, ${anywhere}`,
  ],
  [
    'arn:aws:connect:us-east-1:123456789012:instance/abc/queue/*',
    'Amazon Connect queues whose instance ID is “abc”, in Region us-east-1 and account 123456789012',
  ],
  [
    `arn:aws-cn:dynamodb:*:\${aws:PrincipalAccount}:table/x`,
    `Amazon DynamoDB tables whose name is “x”, in partition aws-cn, any Region and account \${aws:PrincipalAccount}`,
  ],
])('%s', (arn, words) => {
  expect(describeArn(snapshot, arn)).toBe(words)
})

test('if several types match, or a name could run on, only the types are named', () => {
  expect(describeArn(snapshot, 'arn:aws:profile:*:*:domains/amazon-connect-*/object-types/CTR')).toBe(
    `${profiles} object types whose ARN matches, ${anywhere}`,
  )
  expect(describeArn(snapshot, 'arn:aws:logs:*:*:log-group:/aws/connect/*:*')).toBe(
    `Amazon CloudWatch Logs log groups and log streams whose ARN matches, ${anywhere}`,
  )
})

test.each([
  ['everything', '*'],
  ['a path that no format has', 'arn:aws:profile:*:*:/templates*'],
  ['a type that the snapshot does not list', 'arn:aws:profile:*:*:domains/x/upload-jobs/*'],
  ['a service that the snapshot does not list', 'arn:aws:nothing:*:*:x/*'],
  ['a service that is a pattern', 'arn:aws:*:*:*:x/*'],
  ['an ARN without a Region for resources that have one', 'arn:aws:chime::*:vc/*'],
  ['text that is not an ARN', 'vc/*'],
])('there is no description for %s: %s', (_, arn) => {
  expect(describeArn(snapshot, arn)).toBeUndefined()
})

test('words shown without the pattern are exact, and do not mention any Region and account', () => {
  expect(describeArnAlone(snapshot, 'arn:aws:chime:*:*:vc/*')).toBe('all Amazon Chime voice connectors')
  expect(describeArnAlone(snapshot, 'arn:aws:chime:us-east-1:*:vc/*')).toBe(
    'all Amazon Chime voice connectors, in Region us-east-1 and any account',
  )
  expect(describeArnAlone(snapshot, 'arn:aws:logs:*:*:log-group:/aws/connect/*:*')).toBeUndefined()
})

const services = ['profile', 'connect', 's3', 'iam', 'logs', 'events', 'mobiletargeting', 'wisdom', 'lambda']
const anyType = fc
  .constantFrom(...services)
  .chain((service) => fc.constantFrom(...listArnTypes(snapshot, service)).map((type) => ({ service, type })))
const fill = ({ format }: ArnType, values: readonly string[]) =>
  format.literals
    .map((literal, i) => literal + (i < format.placeholders.length ? (values[i] ?? '') : ''))
    .join('')
const valuesOf = (type: ArnType, value: fc.Arbitrary<string>) =>
  fc.array(value, { minLength: type.format.placeholders.length, maxLength: type.format.placeholders.length })
const place = (part: string, value: string) => (part.startsWith('${') ? value : part)

const anyPattern = anyType.chain(({ service, type }) =>
  fc
    .tuple(
      valuesOf(
        type,
        fc.constantFrom('*', 'x*', '*x', 'x', '*x*', 'x?', 'a*x', `\${aws:username}`, 'x/*', '*/x'),
      ),
      fc.constantFrom('*', 'us-east-1'),
      fc.constantFrom('*', '123456789012'),
      fc.nat(60),
    )
    .map(([values, region, account, cut]) => {
      const resource = fill(type, values)
      const short = cut < resource.length ? `${resource.slice(0, cut)}*` : resource
      return `arn:aws:${service}:${place(type.format.region, region)}:${place(type.format.account, account)}:${short}`
    }),
)
const anyValue = fc.constantFrom('x', 'xa', 'ax', 'a', 'axa', 'a/x', 'x/a/x')
const anyInstance = (pattern: string) => {
  const [, , service = ''] = pattern.split(':')
  const all = listArnTypes(snapshot, service)
  // Half of them are of a type that the words name.
  const named = readArn(snapshot, pattern)?.types ?? all
  return fc.oneof(fc.constantFrom(...all), fc.constantFrom(...named)).chain((type) =>
    fc
      .tuple(
        valuesOf(type, anyValue),
        fc.constantFrom('us-east-1', 'eu-west-1'),
        fc.constantFrom('123456789012', '210987654321'),
      )
      .map(([values, region, account]) => {
        const canContainSlash = (i: number) =>
          /Path|^ObjectName$|^LogGroupName$/.test(type.format.placeholders[i] ?? '')
        const own = values.map((value, i) => (canContainSlash(i) ? value : value.replaceAll('/', '')))
        const where = {
          region: place(type.format.region, region),
          account: place(type.format.account, account),
        }
        return {
          type,
          values: own,
          ...where,
          arn: `arn:aws:${service}:${where.region}:${where.account}:${fill(type, own)}`,
        }
      }),
  )
}

test('the words name exactly the resources that the pattern matches', () => {
  const anyCase = anyPattern.chain((pattern) => fc.tuple(fc.constant(pattern), anyInstance(pattern)))
  let said = 0
  fc.assert(
    fc.property(anyCase, ([pattern, { type, values, region, account, arn }]) => {
      const meaning = readArn(snapshot, pattern)
      if (meaning === undefined) return
      const isMatched = coversResource({ resource: pattern }, { resource: arn })
      const known = [...meaning.types, ...meaning.below]
      if (isMatched) expect(known, `${pattern} matches ${arn}`).toContain(type)
      if (meaning.parts === undefined || meaning.types[0] !== type) return
      said += 1
      const isSaid =
        meaning.parts.every((part, i) => covers(part.pattern, values[i] ?? '')) &&
        covers(meaning.region ?? '*', region) &&
        covers(meaning.account ?? '*', account)
      expect(isSaid, `${pattern} and ${arn}`).toBe(isMatched)
    }),
    { numRuns: 3000 },
  )
  expect(said).toBeGreaterThan(100)
})

test('the words quote what the pattern requires exactly as written', () => {
  fc.assert(
    fc.property(anyPattern, (pattern) => {
      const [meaning, words] = [readArn(snapshot, pattern), describeArn(snapshot, pattern)]
      for (const part of meaning?.parts ?? []) expect(words).toContain(part.pattern.replace(/^\*|\*$/g, ''))
      for (const part of [meaning?.region, meaning?.account])
        expect(words ?? '').toContain(part === undefined || part === '*' ? '' : part)
    }),
  )
})
