// Checks answers about real actions of Amazon Connect: what decides, what is missing, and what is wrong with a question.
import { expect, test } from 'vitest'
import { loadSnapshot } from '../../data/action-snapshot.ts'
import { indexActions } from '../actions/action-index.ts'
import { parsePolicy } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/policy-document.ts'
import { answerQuestion } from './answer-question.ts'
import { answerResource } from './answer-resource.ts'
import { findQuestionFaults, type Question } from './question.ts'
import type { Role } from './roles.ts'

const index = indexActions(await loadSnapshot())

const policy = (...statements: readonly object[]) =>
  parsePolicy({ Version: '2012-10-17', Statement: statements } as unknown as PolicyDocument)
const allow = (Action: string, rest: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...rest })
const deny = (Action: string, rest: object = {}) => ({ ...allow(Action, rest), Effect: 'Deny' })
const tagged = (key: string, value: string) => ({ Condition: { StringEquals: { [key]: value } } })
const as = (role: Role, ...statements: readonly object[]) => ({ role, policy: policy(...statements) })

const user = 'arn:aws:connect:us-east-1:111122223333:instance/i/agent/u'

function ask(question: Partial<Question>) {
  const answers = answerQuestion(
    { policies: [], action: 'connect:DescribeUser', context: {}, ...question },
    index,
  )
  if (typeof answers === 'string') return answers
  return answers[0]
}

test('a key in two spellings has the values of both', () => {
  const answer = ask({
    policies: [
      as(
        'identity',
        allow('connect:*'),
        deny('connect:*', { Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'secret' } } }),
      ),
    ],
    resource: user,
    context: { 'aws:TagKeys': ['secret'], 'aws:tagkeys': ['ok'] },
  })
  expect(answer).toMatchObject({ verdict: { answer: 'explicitDeny' } })
})

test('an ARN that needs an account is given one', () => {
  const account = '111122223333'
  const policies = [
    as('identity', {
      ...allow('sqs:SendMessage', tagged('aws:ResourceAccount', account)),
      Resource: 'arn:aws:sqs:*:*:q*',
    }),
    as('boundary', { ...allow('sqs:*'), Resource: 'arn:aws:sqs:eu-west-1:*:?' }),
  ]
  const resource = `arn:aws:sqs:eu-west-1:${account}:q`
  const action = 'sqs:SendMessage'
  expect(ask({ policies, action })).toMatchObject({ verdict: { answer: 'allowed' }, resource })
  const elsewhere = ask({ policies, action, resource: `arn:aws:sqs:us-east-1:${account}:q1` })
  expect(elsewhere).toMatchObject({ missing: { kind: 'nearest', nearest: { resource, changes: [] } } })
})

test('the tag that is missing is named with its value', () => {
  const answer = ask({
    policies: [as('identity', allow('connect:*', tagged('aws:ResourceTag/AmazonConnectEnabled', 'True')))],
    resource: user,
  })
  expect(answer).toMatchObject({
    verdict: { answer: 'notAllowed' },
    missing: {
      kind: 'nearest',
      nearest: {
        resource: user,
        isOtherResource: false,
        changes: [{ key: 'aws:ResourceTag/AmazonConnectEnabled', from: [], to: ['True'] }],
      },
    },
  })
})

test('one key is changed where two statements would need one and two', () => {
  const two = { Condition: { StringEquals: { 'aws:ResourceTag/A': 'a', 'aws:ResourceTag/B': 'b' } } }
  const answer = ask({
    policies: [as('identity', allow('connect:*', two), allow('connect:*', tagged('aws:ResourceTag/C', 'c')))],
    resource: user,
  })
  expect(answer).toMatchObject({
    missing: { nearest: { changes: [{ key: 'aws:ResourceTag/C', to: ['c'] }] } },
  })
})

test('a key is taken away where a Deny asks for it', () => {
  const answer = ask({
    policies: [
      as('identity', allow('connect:*'), deny('connect:*', tagged('aws:ResourceTag/Locked', 'yes'))),
    ],
    resource: user,
    context: { 'aws:resourcetag/locked': ['yes'] },
  })
  expect(answer).toMatchObject({
    verdict: { answer: 'explicitDeny' },
    missing: { nearest: { changes: [{ key: 'aws:ResourceTag/Locked', from: ['yes'], to: [] }] } },
  })
})

test('all layers agree on what is missing', () => {
  const answer = ask({
    policies: [
      as('identity', allow('connect:*')),
      as(
        'boundary',
        allow('*', tagged('aws:ResourceTag/Team', 'a')),
        allow('*', tagged('aws:ResourceTag/Team', 'b')),
      ),
      as('scp1', allow('*'), deny('connect:*', tagged('aws:ResourceTag/Team', 'a'))),
    ],
    resource: user,
  })
  expect(answer).toMatchObject({
    verdict: { answer: 'notAllowed' },
    missing: { nearest: { changes: [{ to: ['b'] }] } },
  })
})

test('another resource is suggested only where no key helps', () => {
  const other = 'arn:aws:connect:us-east-1:111122223333:instance/other/agent/u'
  const answer = ask({ policies: [as('identity', allow('connect:*', { Resource: other }))], resource: user })
  expect(answer).toMatchObject({
    missing: { nearest: { resource: other, isOtherResource: true, changes: [] } },
  })
})

test('where nothing helps, the layers that refuse are named', () => {
  const never = (...policies: Question['policies']) => ask({ policies, resource: user })
  expect(never(as('identity', allow('connect:ListUsers')))).toMatchObject({
    missing: { kind: 'never', refusing: ['identity'], isTogether: false },
  })
  expect(never(as('identity', allow('connect:*')), as('scp2', allow('s3:*')))).toMatchObject({
    missing: { kind: 'never', refusing: ['scp2'], isTogether: false },
  })
  const [one, other] = ['one', 'other'].map((id) => ({
    Resource: `arn:aws:connect:*:*:instance/${id}/agent/*`,
  }))
  expect(
    never(
      as('identity', allow('connect:*', one)),
      as('boundary', allow('connect:*', other)),
      as('scp1', allow('*')),
    ),
  ).toMatchObject({ missing: { kind: 'never', refusing: ['identity', 'boundary'], isTogether: true } })
})

test('without a resource, the answer is about one that is allowed, if there is any', () => {
  const resource = 'arn:aws:connect:eu-central-1:111122223333:instance/only/agent/a'
  const policies = [as('identity', allow('connect:*', { Resource: resource }))]
  expect(ask({ policies })).toMatchObject({ resource, isExample: true, verdict: { answer: 'allowed' } })
  expect(ask({ policies, action: 'connect:ListInstances' })).toMatchObject({
    resource: '*',
    isExample: false,
  })
})

test('the account of the resource is known', () => {
  const inAccount = (account: string) =>
    ask({
      policies: [as('identity', allow('connect:*', tagged('aws:ResourceAccount', account)))],
      resource: user,
    })
  expect(inAccount('111122223333')).toMatchObject({ verdict: { answer: 'allowed' } })
  expect(inAccount('444455556666')).toMatchObject({
    verdict: { answer: 'notAllowed' },
    missing: { nearest: { isOtherResource: true, changes: [] } },
  })
})

test('a request that AWS’s reference rules out is marked', () => {
  const policies = [as('identity', allow('*'))]
  expect(ask({ policies, resource: 'arn:aws:s3:::bucket' })).toMatchObject({ impossible: 'resource' })
  expect(
    ask({
      policies,
      action: 'connect:ListInstances',
      resource: '*',
      context: { 'aws:ResourceTag/A': ['a'] },
    }),
  ).toMatchObject({ impossible: 'tags' })
  expect(ask({ policies, resource: user })).not.toHaveProperty('impossible')
})

test('a pattern is answered for each action', () => {
  const policies = [as('identity', allow('connect:Describe*'), deny('connect:DescribeUser'))]
  const answers = answerQuestion({ policies, action: 'CONNECT:describe*', context: {} }, index)
  const found = new Map(
    typeof answers === 'string' ? [] : answers.map((one) => [one.action, one.verdict.answer]),
  )
  expect(found.get('connect:DescribeUser')).toBe('explicitDeny')
  expect(found.get('connect:DescribeQueue')).toBe('allowed')
})

test.each([
  ['connect:DescribeUserz', 'Did you mean connect:DescribeUser?'],
  ['conect:DescribeUser', 'Did you mean connect?'],
  ['connect:Nothing*', 'No action of AWS’s reference matches "connect:Nothing*".'],
])('%s: %s', (action, message) => {
  expect(ask({ policies: [as('identity', allow('*'))], action })).toContain(message)
})

test('an action that only a policy names is answered', () => {
  expect(
    ask({ policies: [as('identity', allow('connect:BrandNew'))], action: 'connect:brandnew' }),
  ).toMatchObject({
    action: 'connect:BrandNew',
    isListed: false,
    verdict: { answer: 'allowed' },
  })
})

test('the faults of a question are listed together', () => {
  const faults = findQuestionFaults({
    policies: [as('boundary'), as('boundary'), as('scp8')],
    action: 'DescribeUser',
    resource: 'arn:aws:connect:*:*:instance/*',
    context: { Team: ['a'] },
  })
  expect(faults).toHaveLength(6)
  expect(faults.join('\n')).toMatch(
    /identity policy.*boundary.*7 levels.*DescribeUser.*without wildcards.*Team/s,
  )
  expect(findQuestionFaults({ policies: [as('identity')], context: {} })).toHaveLength(1)
  expect(
    findQuestionFaults({
      policies: [as('identity')],
      action: 'connect:DescribeUser',
      resource: user,
      context: { 'aws:ResourceAccount': ['444455556666'] },
    }),
  ).toHaveLength(1)
})

test('what can be done to a resource, as asked and with other keys', () => {
  const policies = [
    as(
      'identity',
      allow('connect:Describe*'),
      allow('connect:DeleteUser', tagged('aws:ResourceTag/Team', 'a')),
    ),
  ]
  const { allowed, withOtherKeys, possible } = answerResource(
    { policies, resource: user, context: {} },
    user,
    index,
  )
  expect(allowed.map(({ action }) => action)).toEqual(['connect:DescribeUser'])
  expect(withOtherKeys).toMatchObject([
    { action: 'connect:DeleteUser', nearest: { changes: [{ key: 'aws:ResourceTag/Team', to: ['a'] }] } },
  ])
  expect(possible).toBeGreaterThan(10)
})

test('an ARN is of the type whose format fits it best', () => {
  const policies = [as('identity', allow('connect:*'))]
  const impossible = (action: string, resource: string) => ask({ policies, action, resource })
  expect(impossible('connect:DescribeInstance', user)).toMatchObject({ impossible: 'resource' })
  expect(impossible('connect:DescribeInstance', user.replace(/\/agent.*/, ''))).not.toHaveProperty(
    'impossible',
  )
  const object = 'arn:aws:s3:::bucket/folder/file'
  expect(impossible('s3:GetObject', object)).not.toHaveProperty('impossible')
  expect(impossible('s3:ListBucket', object)).toMatchObject({ impossible: 'resource' })
})
