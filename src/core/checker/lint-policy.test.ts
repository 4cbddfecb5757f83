// Checks what the policy checker finds in texts that users might paste, and where.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadSnapshot } from '../../data/action-snapshot.ts'
import { loadContent } from '../../data/records.ts'
import { indexActions } from '../actions/action-index.ts'
import { addRecordedFacts, toRecorded } from '../actions/recorded-facts.ts'
import checks from '../fixtures/analyzer-checks.json' with { type: 'json' }
import { toLintOptions } from './lint-options.ts'
import { lintPolicy } from './lint-policy.ts'
import { rules } from './rules.ts'

const snapshot = await loadSnapshot()
const index = indexActions(snapshot)
const content = await loadContent()
const options = toLintOptions(content)

type Fields = Readonly<Record<string, unknown>>

const instance = 'arn:aws:connect:us-west-2:210987654321:instance/*'

const uuid = '11111111-2222-3333-4444-555555555555'

/** Write a policy whose statements are sound except for the given fields. */
const policy = (...statements: readonly Fields[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((fields) => ({
      Effect: 'Allow',
      ...('NotAction' in fields ? {} : { Action: 'connect:DescribeInstance' }),
      ...('NotResource' in fields ? {} : { Resource: '*' }),
      ...fields,
    })),
  })

const found = (text: string) =>
  lintPolicy(text, index, options).map(({ rule, severity, start, end }) => [
    rule,
    severity,
    text.slice(start, end).slice(0, 60),
  ])

const statement = '"Statement":[{"Effect":"Allow","Action":"connect:DescribeInstance","Resource":"*"}]'
const version = '"Version":"2012-10-17"'
const own = '{"Effect":"Allow","Action":"connect:DescribeInstance","Resource":"*"}'

type Row = readonly [text: string, ...findings: (readonly [rule: string, severity: string, marked: string])[]]

const rows: readonly Row[] = [
  [policy({})],
  // Syntax
  [`{${version},${statement},}`, ['json-syntax', 'error', ',']],
  [`{${version} ${statement}}`, ['json-syntax', 'error', '"2012-10-17"']],
  [`{${version},${statement}`, ['json-syntax', 'error', ']']],
  [`{${version},${statement.slice(0, -1)}}`, ['json-syntax', 'error', '}']],
  [`{${version},${statement}}}`, ['json-syntax', 'error', '}']],
  [`{“Version”: “2012-10-17”,${statement}}`, ['json-syntax', 'error', '“Version”']],
  [`{${version}, // all\n${statement}}`, ['json-syntax', 'error', '// all']],
  [`{'Version':'2012-10-17',${statement}}`, ['json-syntax', 'error', "'Version'"]],
  [`{${version},${version},${statement}}`, ['json-syntax', 'error', '"']],
  ['', ['json-syntax', 'error', '']],
  // Fragments
  [own, ['fragment', 'error', '{']],
  [`[${own}]`, ['fragment', 'error', '[']],
  ['"Action": "connect:DescribeInstance"', ['fragment', 'error', '"']],
  [`Here: {${version},${statement}}`, ['fragment', 'error', 'Here: ']],
  [`{${version},${statement}} That is it.`, ['fragment', 'error', 'That is it.']],
  [`{"Document":{${version},${statement}}}`, ['fragment', 'error', `{${version},${statement}}`.slice(0, 60)]],
  ['no policy', ['fragment', 'error', 'no policy']],
  ['{"a":1}', ['fragment', 'error', '{']],
  // Grammar
  [`{${version},"Statements":1,${statement}}`, ['field-name', 'error', '"Statements"']],
  [
    policy({ action: 1, Sid: 'A' }).replace('"action":1,', '"Actions":"*",'),
    ['field-name', 'error', '"Actions"'],
  ],
  [`{${statement}}`, ['version', 'warning', '{']],
  [`{"Version":"2020-01-01",${statement}}`, ['version', 'error', '"2020-01-01"']],
  [`{"Version":"2008-10-17",${statement}}`],
  [`{${version}}`, ['statement-form', 'error', '{']],
  [`{${version},"Statement":[]}`, ['statement-form', 'error', '[]']],
  [`{${version},"Statement":[1]}`, ['statement-form', 'error', '1']],
  [
    policy({ Action: [1, 'connect:DescribeInstance'] }),
    ['statement-form', 'error', '[1,"connect:DescribeInstance"]'],
  ],
  [policy({ Condition: { StringEquals: 'x' } }), ['statement-form', 'error', '{"StringEquals":"x"}']],
  [policy({ Effect: 'allow' }), ['effect', 'error', '"allow"']],
  [policy({ Effect: undefined }), ['effect', 'error', '{']],
  [policy({ Action: undefined }), ['action-element', 'error', '{']],
  [policy({ Action: 'connect:ListUsers', NotAction: 'iam:*' }), ['action-element', 'error', '"NotAction"']],
  [policy({ Resource: undefined }), ['resource-element', 'error', '{']],
  [policy({ Sid: 'a b' }), ['sid', 'error', '"a b"']],
  [policy({ Sid: 'A' }, { Sid: 'A', Effect: 'Deny', Action: 'connect:DeleteUser' }), ['sid', 'error', '"A"']],
  [policy({ Principal: '*' }), ['principal', 'warning', '"Principal"']],
  // Only some statements name a principal
  [policy({}, { Action: 'connect:ListUsers', Principal: '*' }), ['principal', 'error', '"Principal"']],
  [
    policy({ Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole', Resource: undefined }),
    ['principal', 'info', '"Principal"'],
  ],
  // Actions
  [policy({ Action: 'DescribeInstance' }), ['action-form', 'error', '"DescribeInstance"']],
  [policy({ Action: 'connect:Describe:Instance' }), ['action-form', 'error', '"connect:Describe:Instance"']],
  [
    policy({ Action: 'connect:DescribeInstance ' }),
    ['action-white-space', 'error', '"connect:DescribeInstance "'],
  ],
  [policy({ Action: 'conect:ListUsers' }), ['unknown-service', 'error', '"conect:ListUsers"']],
  [policy({ Action: 'connect:ListUserz' }), ['unknown-action', 'error', '"connect:ListUserz"']],
  [policy({ Action: 'CONNECT:listusers' })],
  [
    policy({ Action: 'connect:GetFederationTokens' }),
    ['former-action', 'warning', '"connect:GetFederationTokens"'],
  ],
  [policy({ Action: 'connect:Lisst*' }), ['empty-wildcard', 'warning', '"connect:Lisst*"']],
  // Resources
  [policy({ Resource: 'instance/1' }), ['resource-form', 'error', '"instance/1"']],
  [
    policy({ Resource: 'arn:aws:connect:instance' }),
    ['resource-form', 'error', '"arn:aws:connect:instance"'],
  ],
  [policy({ Resource: instance })],
  [policy({ Resource: instance.replace('*', uuid) })],
  [policy({ Resource: instance.replace('*', '11111111-2222-*') })],
  [
    policy({ Resource: instance.replace('*', 'i-1234567890abcdef0') }),
    ['resource-id', 'warning', `"${instance.replace('*', 'i-1234567890abcdef0')}"`.slice(0, 60)],
  ],
  [
    policy({ Action: 'connect:DescribeUser', Resource: instance.replace('*', `*/agent/${uuid}7`) }),
    ['resource-id', 'warning', `"${instance}/agent/${uuid}7"`.slice(0, 60)],
  ],
  // Names, not IDs: of a form that AWS provides, and of a resource of another service than Connect.
  [policy({ Action: 'connect:DescribeView', Resource: 'arn:aws:connect:us-west-2:aws:view/form:$LATEST' })],
  [policy({ Action: 's3:GetBucketAcl', Resource: `arn:aws:s3:::calls-${uuid}` })],
  [
    policy({ Resource: instance.replace('connect', 'conect') }),
    ['resource-service', 'error', `"${instance.replace('connect', 'conect')}"`],
  ],
  [policy({ Resource: 'arn:aws:s3:::calls' }), ['resource-service', 'warning', '"arn:aws:s3:::calls"']],
  [
    policy({ Resource: instance.replace('instance/', 'view/') }),
    ['resource-type', 'warning', `"${instance.replace('instance/', 'view/')}"`],
  ],
  [
    policy({ Action: ['connect:DescribeInstance', 's3:GetObject'], Resource: instance }),
    ['resource-type', 'warning', '"s3:GetObject"'],
  ],
  [
    policy({ Action: 'ds:DescribeDirectories', Resource: instance }),
    ['needs-every-resource', 'warning', '"ds:DescribeDirectories"'],
  ],
  [policy({ NotResource: 'arn:aws:s3:::calls' })],
  // Conditions
  [
    policy({ Condition: { StringEqual: { 'aws:RequestedRegion': 'x' } } }),
    ['condition-operator', 'error', '"StringEqual"'],
  ],
  [policy({ Condition: { 'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': 'x' } } })],
  [
    policy({ Condition: { NumericEquals: { 'connect:InstanceId': 1 } } }),
    ['condition-type', 'warning', '"NumericEquals"'],
  ],
  [policy({ Condition: { StringEquals: { 'connect:InstanceID': 'x' } } })],
  [policy({ Condition: { StringEquals: { InstanceId: 'x' } } }), ['condition-key', 'error', '"InstanceId"']],
  [
    policy({ Condition: { StringEquals: { 'connect:Instanceid2': 'x' } } }),
    ['condition-key', 'warning', '"connect:Instanceid2"'],
  ],
  [
    policy({ Condition: { StringEquals: { 'connect:Channel': 'x' } } }),
    ['condition-key', 'warning', '"connect:Channel"'],
  ],
  [policy({ Condition: { StringEqualsIfExists: { 'connect:Channel': 'x' } } })],
  [
    policy({ Action: 'ds:DescribeDirectories', Condition: { StringEquals: { 'aws:ResourceTag/a': 'x' } } }),
    ['unsupported-tag', 'warning', '"aws:ResourceTag/a"'],
  ],
  // Resource types with two ARN formats in one string
  [policy({ Action: 'lex:PutBotAlias', Resource: 'arn:aws:lex:us-west-2:210987654321:bot:Calls:Live' })],
  [policy({ Action: 'lex:DeleteBotAlias', Resource: 'arn:aws:lex:us-west-2:210987654321:bot-alias/A/B' })],
  // The policy as a whole
  [
    policy({}, { Effect: 'Deny', Action: 'connect:*', Resource: '*' }),
    ['cancelled-grant', 'warning', '"connect:DescribeInstance"'],
  ],
  [policy({ Action: 'connect:List*' }, { Effect: 'Deny', Action: 'connect:ListUsers', Resource: '*' })],
  [policy({ Action: 'iam:PassRole' }), ['privilege-escalation', 'warning', '"iam:PassRole"']],
  [
    policy({ Action: 'iam:PassRole', Resource: 'arn:aws:iam::210987654321:role/*' }),
    ['privilege-escalation', 'warning', '"iam:PassRole"'],
  ],
  [policy({ Action: 'iam:PassRole', Resource: 'arn:aws:iam::210987654321:role/calls' })],
  [policy({ Action: 'iam:PassRole', Condition: { StringEquals: { 'iam:PassedToService': 'x' } } })],
  [policy({ Action: '*' }), ['privilege-escalation', 'error', '"*"']],
  [policy({ NotAction: 's3:*' }), ['privilege-escalation', 'warning', '"NotAction"']],
  [
    policy({ Action: ['connect:ListUsers', 'Connect:listUsers'] }),
    ['duplicate', 'info', '"Connect:listUsers"'],
  ],
  [policy({}, {}), ['duplicate', 'info', own.slice(0, 60)]],
  [policy({ Action: ['connect:List*', 'connect:ListUsers'] }), ['covered', 'info', '"connect:ListUsers"']],
  [policy({ Resource: [instance, '*'] }), ['covered', 'info', `"${instance}"`]],
  // What no check of Access Analyzer names
  [
    policy({ Effect: 'Deny', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }),
    ['mfa', 'warning', '"false"'],
  ],
  [policy({ Effect: 'Deny', Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } })],
  [policy({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })],
  [policy({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': false } } }), ['mfa', 'warning', 'false']],
  [policy({ NotAction: '*' }), ['matches-nothing', 'warning', '"*"']],
  [policy({ Effect: 'Deny', NotResource: ['*'] }), ['matches-nothing', 'warning', '"*"']],
  [policy({ Effect: 'Deny', NotAction: 'connect:*' })],
  // A wildcard at the end of the Region runs past colons
  [policy({ Action: 'logs:PutLogEvents', Resource: 'arn:aws:logs:*:log-group:app:*' })],
  // Placeholders
  [
    policy({ Resource: 'arn:aws:connect:region:account-id:instance/instance-id' }),
    ['placeholder', 'warning', '"arn:aws:connect:region:account-id:instance/instance-id"'],
  ],
  [
    policy({ Resource: 'arn:aws:connect:us-west-2:210987654321:instance/<id>' }),
    ['placeholder', 'warning', '"arn:aws:connect:us-west-2:210987654321:instance/<id>"'],
  ],
  // ARNs of managed policies
  [
    policy({
      Action: 'iam:AttachRolePolicy',
      Condition: { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AWSLambdaFullAccess' } },
    }),
    ['managed-policy', 'warning', '"arn:aws:iam::aws:policy/AWSLambdaFullAccess"'],
  ],
  [
    policy({
      Action: 'iam:AttachRolePolicy',
      Condition: { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AmazonConectReadOnlyAccess' } },
    }),
    ['managed-policy', 'warning', '"arn:aws:iam::aws:policy/AmazonConectReadOnlyAccess"'],
  ],
  [
    policy({
      Action: 'iam:AttachRolePolicy',
      Condition: {
        ArnLike: {
          'iam:PolicyARN': [
            'arn:aws:iam::aws:policy/AmazonConnectReadOnlyAccess',
            'arn:aws:iam::aws:policy/*',
          ],
        },
      },
    }),
  ],
  [
    policy({ Resource: 'arn:aws:connect:us-west-2:123456789012:instance/*' }),
    ['sample-account', 'info', '"arn:aws:connect:us-west-2:123456789012:instance/*"'],
  ],
]

test.each(rows.map(([text, ...findings]) => ({ text, findings })))('$text', ({ text, findings }) => {
  expect(found(text)).toEqual(findings)
})

test('every rule is in the table or in that of Access Analyzer, except those that need more input', () => {
  const own = rows.flatMap(([, ...findings]) => findings.map(([rule]) => rule))
  const listed = new Set([...own, ...checks.map(({ rule }) => rule)])
  const rest = rules.map(({ name }) => name).filter((name) => !listed.has(name))
  expect(rest).toEqual(['policy-type', 'ended-service', 'not-checked', 'dependent-action', 'policy-size'])
})

test('actions of an ended service are reported once a statement', () => {
  const endedServices = [
    { prefix: 'voiceid', name: 'Voice ID', ended: '2026-05-20', isOver: true },
    { prefix: 'cases', name: 'Cases', ended: '2030-01-01', isOver: false },
  ]
  const messages = (Action: readonly string[]) =>
    lintPolicy(policy({ Action }), index, { ...options, endedServices }).map(({ rule, message }) => [
      rule,
      message,
    ])
  expect(messages(['connect:ListUsers', 'voiceid:ListDomains', 'voiceid:DescribeDomain'])).toEqual([
    ['ended-service', 'AWS ended support for Voice ID on 2026-05-20.'],
  ])
  expect(messages(['cases:GetDomain'])).toEqual([
    ['ended-service', 'AWS ends support for Cases on 2030-01-01.'],
  ])
  expect(messages(['connect:ListUsers'])).toEqual([])
  const arn = policy({ Action: '*', Resource: 'arn:aws:voiceid:us-west-2:210987654321:domain/a' })
  const found = lintPolicy(arn, index, { ...options, endedServices }).map(({ rule }) => rule)
  expect(found).toContain('ended-service')
})

test('a missing dependent action is reported', () => {
  // Made up, because the snapshot itself lists no dependent actions.
  const services = snapshot.services
    .filter(({ prefix }) => prefix === 'connect')
    .map((service) => ({
      ...service,
      actions: service.actions.map((action) =>
        action.name === 'connect:CreateInstance'
          ? { ...action, dependentActions: ['connect:ListInstances'] }
          : action,
      ),
    }))
  const made = indexActions({ ...snapshot, services })
  const rulesOf = (text: string) => lintPolicy(text, made).map(({ rule }) => rule)
  expect(rulesOf(policy({ Action: 'connect:CreateInstance' }))).toEqual(['dependent-action'])
  expect(rulesOf(policy({ Action: ['connect:CreateInstance', 'connect:ListInst*'] }))).toEqual([])
  expect(rulesOf(policy({ Action: 'connect:CreateInst*' }))).toEqual([])
  expect(rulesOf(policy({ Effect: 'Deny', Action: 'connect:CreateInstance' }))).toEqual([])
})

test('a missing dependent action is reported with the day of the record that lists it', () => {
  const recorded = indexActions(addRecordedFacts(snapshot, toRecorded(content)))
  const messages = lintPolicy(policy({ Action: 'connect:DescribeInstance' }), recorded).map(
    ({ message }) => message,
  )
  expect(messages).toEqual([
    'connect:DescribeInstance can also need ds:DescribeDirectories, which this policy does not allow (AWS’s reference of 2026-07-11).',
  ])
  expect(
    lintPolicy(policy({ Action: ['connect:DescribeInstance', 'ds:DescribeDirectories'] }), recorded),
  ).toEqual([])
})

test('the size excludes white space, and its limit depends on what the policy is attached to', () => {
  const names = Array.from({ length: 100 }, (_, i) => `${instance}/${i}`)
  const text = JSON.stringify(JSON.parse(policy({ Resource: names })), null, 8)
  const sizes = (attachment: 'managed' | 'user' | 'role') =>
    lintPolicy(text, index, { attachment })
      .filter(({ rule }) => rule === 'policy-size')
      .map(({ severity }) => severity)
  expect(sizes('user')).toEqual(['error'])
  expect(sizes('role')).toEqual([])
  expect(text.length).toBeGreaterThan(6144)
  expect(sizes('managed')).toEqual([])
})

test('a service that is not in the index is not checked, and never called unknown', () => {
  const some = indexActions({
    ...snapshot,
    services: snapshot.services.filter(({ prefix }) => prefix === 'connect'),
  })
  const services = snapshot.services.map(({ prefix }) => prefix)
  const text = policy({ Action: ['s3:GetObjekt', 's3:GetObject', 'konnect:ListUsers'] })
  expect(lintPolicy(text, some, { services }).map(({ rule, severity }) => [rule, severity])).toEqual([
    ['not-checked', 'info'],
    ['unknown-service', 'error'],
  ])
})

test('a finding has its line, its column, what is wrong and what to do', () => {
  const text = `{\n  ${version},\n  "Statement": {"Effect": "Allow", "Action": "app-integartions:GetApplication", "Resource": "*"}\n}`
  expect(lintPolicy(text, index)).toEqual([
    {
      rule: 'unknown-service',
      severity: 'error',
      message: 'No service has the prefix "app-integartions", according to AWS’s reference.',
      tip: 'Did you mean app-integrations?',
      line: 3,
      column: 46,
      start: 73,
      end: 106,
    },
  ])
})

test.each(
  content.policies
    .flatMap(({ versions }) => versions)
    .map((record) => [record.policy, record.version, record] as const),
)('%s %s, as AWS publishes it, has no error', (_, __, { document }) => {
  const findings = lintPolicy(JSON.stringify(document, null, 2), index, options)
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
})

const words = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  ' ',
  '\n',
  '“',
  '”',
  "'",
  '//',
  '/*',
  '*/',
  '\\',
  '${',
  '}',
  '*',
  '?',
  '1',
  'true',
  '"Version"',
  '"2012-10-17"',
  '"Statement"',
  '"Effect"',
  '"Allow"',
  '"Deny"',
  '"Action"',
  '"NotAction"',
  '"Resource"',
  '"Condition"',
  '"StringEquals"',
  '"connect:*"',
  '"connect:ListUsers"',
  '"s3:Get*"',
  '"*"',
  `"${instance}"`,
  '\ufeff',
)
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(words, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.json(),
  fc.tuple(fc.nat(), fc.nat(4), words).map(([at, length, by]) => {
    const sound = policy(
      { Condition: { StringEquals: { 'connect:InstanceId': 'x' } } },
      { Effect: 'Deny', NotResource: instance },
    )
    return sound.slice(0, at % sound.length) + by + sound.slice((at % sound.length) + length)
  }),
)

test('whatever the text, the checker does not throw, and every place is inside the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = text.split('\n')
      for (const { line, column, start, end, rule } of lintPolicy(text, index, options)) {
        expect(rules.map(({ name }) => name)).toContain(rule)
        expect(0 <= start && start <= end && end <= text.length).toBe(true)
        expect(column).toBeGreaterThanOrEqual(1)
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
      }
    }),
    { numRuns: 1_500 },
  )
})

test.each([
  ['actions', { Action: Array.from({ length: 40_000 }, (_, i) => `connect:ListUsers${i}`) }],
  ['wildcards', { Action: Array.from({ length: 40_000 }, (_, i) => `connect:List*${i}`) }],
  [
    'ARNs',
    { Action: ['connect:*', 's3:*'], Resource: Array.from({ length: 15_000 }, (_, i) => `${instance}/${i}`) },
  ],
  [
    'keys',
    {
      Condition: {
        StringEquals: Object.fromEntries(Array.from({ length: 30_000 }, (_, i) => [`connect:Key${i}`, 'x'])),
      },
    },
  ],
  ['open variables', { Action: `connect:${'${'.repeat(500_000)}` }],
  ['open variables in an ARN', { Resource: `arn:aws:connect:${'${'.repeat(500_000)}` }],
  ['stars in one action', { Action: `connect:${'*?a'.repeat(350_000)}` }],
  [
    'stars in each action',
    { Action: Array.from({ length: 1_000 }, (_, i) => `connect:${'*?a'.repeat(350)}${i}`) },
  ],
  ['stars in one ARN', { Resource: `arn:aws:connect:*:*:${'*a'.repeat(500_000)}` }],
  [
    'stars in each ARN',
    { Resource: Array.from({ length: 5_000 }, (_, i) => `arn:aws:connect:*:*:${'*a'.repeat(100)}${i}`) },
  ],
])('a megabyte of %s is checked in seconds', (_, fields) => {
  const started = performance.now()
  lintPolicy(policy(fields), index, options)
  expect(performance.now() - started).toBeLessThan(20_000)
})

test('a megabyte of statements, or of brackets, is checked in seconds', () => {
  const started = performance.now()
  lintPolicy(policy(...Array.from({ length: 12_000 }, (_, i) => ({ Sid: `S${i}` }))), index, options)
  lintPolicy('[{"a":'.repeat(150_000), index, options)
  lintPolicy('{"Action": ["connect:ListUsers" '.repeat(30_000), index, options)
  expect(performance.now() - started).toBeLessThan(20_000)
})

test('what Deny statements take from very many ARNs is not computed at all', () => {
  const arns = (letter: string) =>
    Array.from({ length: 300 }, (_, i) => `arn:aws:connect:*:*:${`*${letter}`.repeat(50)}${i}`)
  const started = performance.now()
  lintPolicy(policy({ Resource: arns('a') }, { Effect: 'Deny', Resource: arns('b') }), index, options)
  expect(performance.now() - started).toBeLessThan(10_000)
})

test.each([
  ['$' + '{var.account_id}', true],
  ['$' + '{aws_connect_instance.main.id}', true],
  ['$' + '{AWS::AccountId}', true],
  ['$' + '{Bucket}', true],
  ['$' + '{aws:username}', false],
  ['$' + "{aws:PrincipalTag/team, 'calls'}", false],
  ['$' + '{*}', false],
])('that a template left %s open is a warning: %s', (written, isFound) => {
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::calls/${written}/x` }
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  const found = lintPolicy(text, index, {}).filter(({ rule }) => rule === 'placeholder')
  expect(found.map(({ severity }) => severity)).toEqual(isFound ? ['warning'] : [])
})
