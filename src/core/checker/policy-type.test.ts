// Checks what each type of policy must and must not have, and how the type of a text is guessed.
import { expect, test } from 'vitest'
import { loadSnapshot } from '../../data/action-snapshot.ts'
import { loadContent } from '../../data/records.ts'
import { indexActions } from '../actions/action-index.ts'
import { toLintOptions } from './lint-options.ts'
import { lintPolicy } from './lint-policy.ts'
import { readPolicy } from './read-policy.ts'
import { guessType, type PolicyType } from './types/policy-type.ts'

const index = indexActions(await loadSnapshot())
const options = toLintOptions(await loadContent())

const policy = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements })
const everything = { Effect: 'Allow', Action: '*', Resource: '*' }
const assumed = { Effect: 'Allow', Principal: { Service: 'connect.amazonaws.com' }, Action: 'sts:AssumeRole' }
const bucket = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::210987654321:root' },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::calls/*',
}
const outside = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: '*',
  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-abc1234567' } },
}

test.each<[PolicyType, object]>([
  ['identity', policy(everything)],
  ['identity', policy()],
  ['identity', policy(bucket, everything)],
  ['trust', policy(assumed)],
  ['resource', policy(bucket)],
  ['resource', policy({ ...assumed, Resource: '*' })],
  ['rcp', policy(outside)],
])('the type %s is guessed', (type, document) => {
  expect(guessType(readPolicy(JSON.stringify(document)).parts)).toBe(type)
})

const typed = ['principal', 'policy-type', 'resource-element', 'privilege-escalation', 'policy-size']

test.each<[PolicyType, object, readonly string[]]>([
  // Service control policies and boundaries grant nothing, and have the whole language but for principals.
  ['scp', policy(everything), []],
  ['scp', policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }), []],
  ['scp', policy({ ...outside, Principal: undefined }), []],
  ['scp', policy(outside), ['error principal']],
  ['boundary', policy(everything), []],
  ['boundary', policy(bucket), ['error principal']],
  ['identity', policy(bucket), ['error principal']],
  ['identity', policy(everything), ['error privilege-escalation']],
  ['trust', policy(assumed), []],
  ['trust', policy({ ...assumed, Resource: '*' }), ['error policy-type']],
  ['trust', policy({ ...assumed, Action: 's3:GetObject' }), ['error policy-type']],
  ['trust', policy({ ...assumed, Principal: undefined }), ['error principal']],
  ['trust', policy({ ...assumed, Principal: undefined, NotPrincipal: { AWS: '*' } }), ['error policy-type']],
  ['rcp', policy({ ...outside, Action: '*:*' }), ['error policy-type']],
  ['rcp', policy({ ...outside, Action: 's3:Get*' }), []],
  ['rcp', policy({ ...outside, Resource: undefined, NotResource: 'arn:aws:s3:::calls/*' }), []],
  ['rcp', { ...policy(outside), Version: '2008-10-17' }, ['error policy-type']],
  ['rcp', { Statement: [outside] }, ['error policy-type']],
  ['scp', { ...policy(everything), Version: '2008-10-17' }, []],
  ['resource', policy(bucket), []],
  ['resource', policy({ ...bucket, Resource: undefined }), []],
  ['resource', policy({ ...bucket, Principal: undefined }), ['error principal']],
  ['rcp', policy(outside), []],
  ['rcp', policy({ ...outside, Effect: 'Allow' }), ['error policy-type']],
  ['rcp', policy({ ...outside, Action: '*' }), ['error policy-type']],
  ['rcp', policy({ ...outside, Action: undefined, NotAction: 's3:GetObject' }), ['error policy-type']],
  ['rcp', policy({ ...outside, Principal: { AWS: '*' } }), ['error policy-type']],
  ['rcp', policy({ ...outside, Principal: undefined, NotPrincipal: '*' }), ['error policy-type']],
])('%s: %j', (type, document, expected) => {
  const found = lintPolicy(JSON.stringify(document), index, { ...options, type })
    .filter(({ rule }) => typed.includes(rule))
    .map(({ severity, rule }) => `${severity} ${rule}`)
  expect(found).toEqual(expected)
})

test.each<[PolicyType, number | undefined]>([
  ['identity', 6144],
  ['boundary', 6144],
  ['trust', 2048],
  ['scp', 10240],
  ['rcp', 5120],
  ['resource', undefined],
])('the size limit of %s is %s', (type, limit) => {
  const sized = (size: number) => `{"Id":"${'x'.repeat(size - 9)}"}`
  const isFound = (size: number) =>
    lintPolicy(sized(size), index, { ...options, type }).some(({ rule }) => rule === 'policy-size')
  expect([isFound(limit ?? 30_000), isFound((limit ?? 30_000) + 1)]).toEqual([false, limit !== undefined])
})

test('white space counts in policies of an organization, but not inside IAM', () => {
  const spaced = `{${' '.repeat(5200)}"Version": "2012-10-17",
    "Statement": {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}`
  const sizeOf = (type: PolicyType, text: string) =>
    lintPolicy(text, index, { ...options, type }).find(({ rule }) => rule === 'policy-size')?.message
  expect(sizeOf('rcp', spaced)).toContain('as it is written; a resource control policy may have 5,120')
  expect(sizeOf('rcp', spaced.replaceAll(/\s+/g, ' '))).toBeUndefined()
  expect(sizeOf('boundary', spaced.replace(' ', ' '.repeat(2000)))).toBeUndefined()
  expect(sizeOf('rcp', `{"Id":"${' '.repeat(5200)}"}`)).toContain('without white space between them')
})

test('a trust policy that is too long can also have a higher quota', () => {
  const long = JSON.stringify({ ...policy(assumed), Id: 'x'.repeat(2_000) })
  expect(
    lintPolicy(long, index, { ...options, type: 'trust' })
      .map(({ tip }) => tip)
      .join(),
  ).toContain('quota')
})
