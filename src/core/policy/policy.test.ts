import { expect, test } from 'vitest'
import { policyDocument } from '../records/policy-document.ts'
import { parsePolicy } from './policy.ts'

function parse(...statements: readonly unknown[]) {
  return parsePolicy(policyDocument.parse({ Version: '2012-10-17', Statement: statements })).statements
}

test('a single statement object is a list of one', () => {
  const document = {
    Version: '2012-10-17' as const,
    Statement: { Effect: 'Allow' as const, Action: '*', Resource: '*' },
  }
  expect(parsePolicy(document).statements).toEqual([
    {
      index: 0,
      effect: 'Allow',
      actions: { patterns: ['*'], inverted: false },
      resources: [{ resource: '*' }],
      conditions: [],
    },
  ])
})

test('a string and a list of one string mean the same', () => {
  const condition = (value: unknown) => ({ StringEquals: { k: value } })
  const written = { Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: condition('x') }
  const listed = { Effect: 'Allow', Action: ['s3:*'], Resource: ['*'], Condition: condition(['x']) }
  expect(parse(written)).toEqual(parse(listed))
})

test('statements have their index and their Sid', () => {
  const statements = parse(
    { Effect: 'Allow', Action: 'a:b', Resource: '*', Sid: 'First' },
    { Effect: 'Deny', Action: 'a:b', Resource: '*', Sid: '' },
    { Effect: 'Deny', Action: 'a:c', Resource: '*' },
  )
  expect(statements.map(({ index, effect, sid }) => [index, effect, sid])).toEqual([
    [0, 'Allow', 'First'],
    [1, 'Deny', ''],
    [2, 'Deny', undefined],
  ])
})

test('NotAction inverts the patterns', () => {
  const [statement] = parse({ Effect: 'Allow', NotAction: ['iam:*', 'sts:*'], Resource: '*' })
  expect(statement?.actions).toEqual({ patterns: ['iam:*', 'sts:*'], inverted: true })
})

test('each Resource is an entry, NotResource is one entry', () => {
  const [listed, inverted] = parse(
    { Effect: 'Allow', Action: 'a:b', Resource: ['x', 'y'] },
    { Effect: 'Allow', Action: 'a:b', NotResource: ['x', 'y'] },
  )
  expect(listed?.resources).toEqual([{ resource: 'x' }, { resource: 'y' }])
  expect(inverted?.resources).toEqual([{ notResource: ['x', 'y'] }])
})

test('each operator and key is a condition, with its values as strings', () => {
  const [statement] = parse({
    Effect: 'Allow',
    Action: 'a:b',
    Resource: '*',
    Condition: {
      Bool: { 'aws:SecureTransport': true },
      Null: { 'aws:TagKeys': [false] },
      NumericLessThan: { 's3:max-keys': [10, '20'] },
      StringEquals: { a: 'x', b: ['y', 'z'] },
    },
  })
  expect(statement?.conditions).toEqual([
    { operator: 'Bool', key: 'aws:SecureTransport', values: ['true'] },
    { operator: 'Null', key: 'aws:TagKeys', values: ['false'] },
    { operator: 'NumericLessThan', key: 's3:max-keys', values: ['10', '20'] },
    { operator: 'StringEquals', key: 'a', values: ['x'] },
    { operator: 'StringEquals', key: 'b', values: ['y', 'z'] },
  ])
})
