// Tests that the examples fix the errors in the policies that AWS's documents print, and grant what they say.
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { computeAccess } from '../src/core/access/access.ts'
import { indexActions } from '../src/core/actions/action-index.ts'
import { fillExample, isExampleFault, lintExample } from '../src/core/checker/example-policy.ts'
import { toLintOptions } from '../src/core/checker/lint-options.ts'
import { lintPolicy } from '../src/core/checker/lint-policy.ts'
import { parsePolicy } from '../src/core/policy/policy.ts'
import type { PolicyDocument } from '../src/core/records/policy-document.ts'
import { loadSnapshot } from '../src/data/action-snapshot.ts'
import { loadContent } from '../src/data/records.ts'
import { type Answer, asList, evaluate, type RawStatement } from './oracle/evaluate-request.ts'
import { type Granted, grantedBy, requestRows } from './support/example-cases.ts'

const content = await loadContent()
const index = indexActions(await loadSnapshot())
const options = toLintOptions(content)
const folder = 'src/core/checker/originals'

const titles: Readonly<Record<string, string>> = {
  '000_355aa3bcbc833c4d.txt': 'How Amazon Connect works with IAM',
  '001_d4421f6ba48ad506.txt': 'Amazon Connect resource-level policy examples',
  '002_52c6a489290820e1.txt': 'Restrict AWS resources that can be associated with Amazon Connect',
  '003_13a2eeba914fbed3.txt': 'AWS managed policies for Amazon Connect',
  '004_2b56623e0d518e2c.txt':
    'Required permissions for using custom IAM policies to manage Amazon Connect Cases',
}

/** Each policy that an AWS document prints, the example that replaces it, and what the checker finds in the original. */
const rows: readonly (readonly [document: string, original: string, slug: string, faults: string])[] = [
  ['000', 'describe-wildcard', 'describe-everything', '1 fragment'],
  ['000', 'every-instance', 'all-instances-of-an-account', '1 fragment, 1 sample-account'],
  ['000', 'every-resource', 'actions-on-every-resource', '1 fragment'],
  ['000', 'one-instance', 'use-one-instance', '1 fragment, 1 resource-id, 1 sample-account'],
  ['000', 'two-actions', 'several-actions', '1 fragment, 2 unknown-action, 3 unknown-action, 3 json-syntax'],
  [
    '000',
    'two-resources',
    'several-resources',
    '1 fragment, 2 resource-form, 3 resource-form, 3 json-syntax',
  ],
  ['001', 'all-actions-on-contacts', 'all-actions-on-contacts', '8 placeholder'],
  [
    '001',
    'create-user-but-not-with-profile',
    'create-users-without-one-security-profile',
    '9 json-syntax, 16 resource-id, 16 sample-account, 16 json-syntax',
  ],
  ['001', 'customer-profiles-domain', 'customer-profiles-domain-full-access', '8 placeholder'],
  ['001', 'customer-profiles-read', 'customer-profiles-domain-read-only', '7 unknown-action, 9 placeholder'],
  ['001', 'deny-delete-and-update-user', 'deny-user-changes', '10 sample-account'],
  [
    '001',
    'named-event-integrations',
    'event-integrations-by-name-prefix',
    '8 needs-every-resource, 12 unknown-service, 14 resource-service',
  ],
  [
    '001',
    'one-campaign',
    'one-outbound-campaign',
    '1 fragment, 8 json-syntax, 9 unknown-action, 10 unknown-action, 15 placeholder, 15 json-syntax',
  ],
  ['001', 'one-event-integration', 'one-event-integration', '9 placeholder'],
  ['001', 'query-one-assistant', 'query-one-assistant', '7 action-white-space, 9 placeholder'],
  ['001', 'record-one-contact', 'record-contacts-of-one-instance', '8 placeholder'],
  ['001', 'voice-id-domain', 'voice-id-domain-full-access', '8 placeholder'],
  [
    '002',
    'associate-kinesis-stream',
    'associate-one-kinesis-stream',
    '11 placeholder, 26 placeholder, 27 placeholder',
  ],
  ['002', 'associate-lambda-function', 'associate-one-lambda-function', '12 placeholder'],
  ['002', 'associate-s3-bucket', 'associate-one-s3-bucket', '11 placeholder, 27 placeholder, 28 placeholder'],
  // The text of these policies does not show what is wrong: they allow more than their task requires.
  ['003', 'put-role-policy', 'put-role-policy-on-connect-role', ''],
  ['003', 'voice-id-console', 'voice-id-console-besides-full-access', ''],
  ['004', 'onboard-to-cases', 'onboard-to-cases', ''],
  ['004', 'onboard-to-cases-besides', 'onboard-to-cases-besides-full-access', ''],
  ['004', 'view-cases-domain', 'view-cases-domain', ''],
  ['004', 'view-cases-domain-besides', 'view-cases-domain-besides-read-only', ''],
]

/** Tasks for which a document requires a policy, or lists what one needs, but prints none. */
const unprinted = [
  'describe-and-update-users-by-tag',
  'encrypt-recordings-with-own-key',
  'record-and-handle-contacts',
  'trust-an-application-account',
  'voice-id-own-kms-key',
]

function findExample(slug: string) {
  const example = content.examples.find((other) => other.slug === slug)
  if (example === undefined) throw new Error(`no example ${slug}`)
  return example.record
}

const documentOf = (slug: string): PolicyDocument => JSON.parse(fillExample(findExample(slug)))

const lintOriginal = (name: string) =>
  lintPolicy(readFileSync(`${folder}/${name}.txt`, 'utf8'), index, options)

test('every original has one row, and every row has its own example', () => {
  const names = globSync(`${folder}/*.txt`).map((file) =>
    file.replaceAll('\\', '/').slice(folder.length + 1, -4),
  )
  expect(rows.map(([, original]) => original).sort()).toEqual(names.sort())
  expect(new Set(rows.map(([, , slug]) => slug)).size).toBe(rows.length)
})

test('every example with an origin in an AWS document is listed here', () => {
  const named = content.examples.filter(({ record }) => record.origin !== undefined).map(({ slug }) => slug)
  expect([...rows.map(([, , slug]) => slug), ...unprinted].sort()).toEqual([...named].sort())
})

test.each(rows)(
  '%s: the checker finds the errors in %s, and %s names its origin',
  (document, original, slug, faults) => {
    const found = lintOriginal(original).map(({ line, rule }) => `${line} ${rule}`)
    expect(found).toEqual(expect.arrayContaining(faults === '' ? [] : faults.split(', ')))
    expect(findExample(slug).origin?.document).toMatch(new RegExp(`^${document}_`))
  },
)

test.each(content.examples.map(({ slug, record }) => [slug, record] as const))(
  'the checker finds nothing in %s',
  (_, record) => {
    expect(lintExample(record, index, options).filter(isExampleFault)).toEqual([])
  },
)

test.each(content.examples.flatMap(({ slug, record }) => (record.origin ? [[slug, record] as const] : [])))(
  '%s names the title of its origin document and what it fixes',
  (_, { origin, mended }) => {
    expect(titles[origin?.document ?? '']).toBe(origin?.title)
    expect(mended.length).toBeGreaterThan(0)
  },
)

function grantOf(document: PolicyDocument, action: string): Granted {
  const { actions } = computeAccess(parsePolicy(document), index)
  return actions.get(action.toLowerCase())?.outcome.status ?? 'nothing'
}

test('every identity-based example has a row that lists what it grants', () => {
  const attached = content.examples.filter(({ record }) => record.kind === 'identity-based')
  expect(Object.keys(grantedBy).sort()).toEqual(attached.map(({ slug }) => slug))
})

test.each(Object.entries(grantedBy))('%s grants what its task requires, and no more', (slug, expected) => {
  const actions = Object.keys(expected)
  // An action that AWS does not have would never be granted, and so prove nothing.
  expect(actions.filter((action) => index.find(action) === undefined)).toEqual([])
  const document = documentOf(slug)
  expect(Object.fromEntries(actions.map((action) => [action, grantOf(document, action)]))).toEqual(expected)
})

const requests = requestRows.map(([slug, answer, action, resource, context]) => ({
  slug,
  answer,
  action,
  resource,
  context: context ?? {},
}))

test.each(requests)(
  '$slug: $answer: $action on $resource, $context',
  ({ slug, answer, action, resource, context }) => {
    expect(answerOf(documentOf(slug), action, resource, context)).toBe(answer)
  },
)

function answerOf(
  document: PolicyDocument,
  action: string,
  resource: string,
  context: Readonly<Record<string, string>> = {},
): Answer {
  const values = Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value]] as const)
  return evaluate(document, { action, resource, context: new Map(values) })
}

const statementsOf = ({ Statement }: PolicyDocument) => asList<RawStatement>(Statement)

function newestOf(name: string): PolicyDocument {
  const policy = content.policies.find(({ record }) => record.name === name)
  const newest = policy?.versions.at(-1)?.document
  if (newest === undefined) throw new Error(`no policy ${name}`)
  return newest
}

/** Combine the statements of an example with those of the newest version of a cataloged policy. */
function attachBesides(slug: string, name: string): PolicyDocument {
  const statements = [...statementsOf(newestOf(name)), ...statementsOf(documentOf(slug))]
  return { Version: '2012-10-17', Statement: statements }
}

const agent =
  'arn:aws:connect:us-west-2:123456789012:instance/11111111-2222-3333-4444-555555555555/agent/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'

test.each([
  ['deny-user-changes', 'connect:DeleteUser'],
  ['deny-recording', 'connect:StartContactRecording'],
  ['deny-without-mfa', 'connect:DeleteUser'],
  ['only-approved-regions', 'connect:DeleteUser'],
])('%s alone grants nothing, and with full access it limits %s', (slug, action) => {
  expect(computeAccess(parsePolicy(documentOf(slug)), index).actions.size).toBe(0)
  const both = computeAccess(parsePolicy(attachBesides(slug, 'AmazonConnect_FullAccess')), index)
  const { status, grants } = both.actions.get(action.toLowerCase())?.outcome ?? { grants: [] }
  expect(status).toBe('scoped')
  expect(grants.map(({ limits }) => limits.length)).toEqual([1])
})

test('with full access also attached, users of the instance cannot be deleted, but users of others can', () => {
  const both = attachBesides('deny-user-changes', 'AmazonConnect_FullAccess')
  expect(answerOf(both, 'connect:DeleteUser', agent)).toBe('explicitly denied')
  expect(answerOf(both, 'connect:DeleteUser', agent.replace('11111111', '99999999'))).toBe('allowed')
  expect(answerOf(both, 'connect:DescribeUser', agent)).toBe('allowed')
})

test('with full access also attached, everything in one instance is denied, and other instances are not', () => {
  const both = attachBesides('deny-one-instance', 'AmazonConnect_FullAccess')
  const denied = ['connect:DeleteUser', 'connect:DescribeUser'].map((action) => answerOf(both, action, agent))
  expect(denied).toEqual(['explicitly denied', 'explicitly denied'])
  expect(answerOf(both, 'connect:DeleteUser', agent.replace('11111111', '99999999'))).toBe('allowed')
  expect(answerOf(both, 'connect:DeleteInstance', agent.replace(/\/agent.*/, ''))).toBe('explicitly denied')
})

test('the read-only example denies both token actions, even with full access', () => {
  const both = attachBesides('read-only-without-emergency-access', 'AmazonConnect_FullAccess')
  expect(grantOf(both, 'connect:GetFederationToken')).toBe('denied')
  expect(grantOf(both, 'connect:AdminGetEmergencyAccessToken')).toBe('denied')
})

test('an example that supplements a policy adds to what the policy grants', () => {
  expect(grantOf(newestOf('AmazonConnectReadOnlyAccess'), 'cases:GetDomain')).toBe('nothing')
  const both = attachBesides('view-cases-domain-besides-read-only', 'AmazonConnectReadOnlyAccess')
  expect(grantOf(both, 'cases:GetDomain')).toBe('full')
})

test('no recorded version of AmazonConnect_FullAccess grants iam:PassRole, as an example says', () => {
  const policy = content.policies.find(({ record }) => record.name === 'AmazonConnect_FullAccess')
  const grants = policy?.versions.map(({ document }) => grantOf(document, 'iam:PassRole'))
  expect(new Set(grants)).toEqual(new Set(['nothing']))
})

test('the trust policy requires the external ID', () => {
  const { document } = findExample('trust-an-application-account')
  expect(document.Statement).toEqual([
    {
      Sid: 'TrustApplicationAccount',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::<applicationAccountId>:root' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': '<externalId>' } },
    },
  ])
})
