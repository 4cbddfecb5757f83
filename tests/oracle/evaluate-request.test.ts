import { expect, test } from 'vitest'
import type { PolicyDocument } from '../../src/core/records/policy-document.ts'
import { evaluate, holds, matchesResource } from './evaluate-request.ts'

const context = new Map([
  ['aws:username', ['john']],
  ['aws:tagkeys', ['a', 'b']],
  ['aws:principaltag/star', ['*']],
  ['size', ['10']],
])

const documentOf = (...statements: PolicyDocument['Statement'][]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements.flat(),
})

test('a request that no Allow matches is not allowed, and a Deny wins', () => {
  const document = documentOf(
    { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::a/*' },
    { Effect: 'Deny', NotAction: 's3:*Object', NotResource: 'arn:aws:s3:::a/open/*' },
  )
  const ask = (action: string, resource: string) => evaluate(document, { action, resource, context })
  expect(ask('S3:getobject', 'arn:aws:s3:::a/x')).toBe('allowed')
  expect(ask('s3:GetObject', 'arn:aws:s3:::b/x')).toBe('not allowed')
  expect(ask('s3:PutObject', 'arn:aws:s3:::a/x')).toBe('not allowed')
  expect(ask('s3:GetObjectAcl', 'arn:aws:s3:::a/x')).toBe('explicitly denied')
  expect(ask('s3:GetObjectAcl', 'arn:aws:s3:::a/open/x')).toBe('allowed')
})

test.each([
  ['*', 'anything', true],
  ['arn:aws:s3:::a?c/*', 'arn:aws:s3:::abc/x:y', true],
  // In place, a wildcard stays in its field; where a field cannot be an account, it runs on.
  ['arn:aws:*:1:111122223333:x', 'arn:aws:sqs:us-east-1:1:111122223333:x', false],
  ['arn:aws:*:1:q:x', 'arn:aws:sqs:us-east-1:1:q:x', true],
  ['arn:aws:waf:*', 'arn:aws:waf::1:webacl/x', true],
  [['arn:aws:s3:::$', '{aws:username}/*'].join(''), 'arn:aws:s3:::john/x', true],
  [['arn:aws:s3:::$', '{aws:userid}/*'].join(''), 'arn:aws:s3:::john/x', false],
  [['arn:aws:s3:::$', '{aws:PrincipalTag/star}'].join(''), 'arn:aws:s3:::x', false],
  [['arn:aws:s3:::$', '{*}'].join(''), 'arn:aws:s3:::*', true],
  [['arn:aws:s3:::$', '{*}'].join(''), 'arn:aws:s3:::x', false],
])('%s matches %s: %s', (pattern, resource, expected) => {
  expect(matchesResource(pattern, resource, context)).toBe(expected)
})

test.each([
  ['StringEquals', 'AWS:UserName', ['jane', 'john'], true],
  ['StringEquals', 'aws:username', ['John'], false],
  ['StringEqualsIgnoreCase', 'aws:username', ['John'], true],
  ['StringLike', 'aws:username', ['j*'], true],
  ['StringNotLike', 'aws:username', ['x*', 'j*'], false],
  ['StringEquals', 'absent', ['x'], false],
  ['StringEqualsIfExists', 'absent', ['x'], true],
  ['StringNotEquals', 'absent', ['x'], true],
  ['Null', 'absent', ['true'], true],
  ['Null', 'aws:username', ['false'], true],
  ['Null', 'aws:username', ['true'], false],
  ['ForAllValues:StringEquals', 'aws:TagKeys', ['a', 'b', 'c'], true],
  ['ForAllValues:StringEquals', 'aws:TagKeys', ['a'], false],
  ['ForAllValues:StringEquals', 'absent', ['a'], true],
  ['ForAnyValue:StringEquals', 'aws:TagKeys', ['a'], true],
  ['ForAnyValue:StringEquals', 'absent', ['a'], false],
  ['ForAnyValue:StringNotEquals', 'aws:TagKeys', ['a'], true],
  ['ForAnyValue:StringNotEquals', 'absent', ['a'], false],
  ['ForAllValues:StringNotEquals', 'aws:TagKeys', ['a'], false],
  ['NumericLessThanEquals', 'size', ['10'], true],
  ['NumericGreaterThan', 'size', ['10'], false],
  ['DateLessThan', 'size', ['2020-01-01T00:00:00Z'], true],
  ['ArnLike', 'aws:username', ['*'], false],
] as const)('%s %s %j is met: %s', (operator, key, values, expected) => {
  expect(holds(operator, key, values, context)).toBe(expected)
})
