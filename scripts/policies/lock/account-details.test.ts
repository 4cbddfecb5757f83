// Tests the reading of what IAM's GetAccountAuthorizationDetails returns.
import { expect, test } from 'vitest'
import { parseAccountDetails, toUsedPolicies } from './account-details.ts'

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'a:b', Resource: 'arn:aws:s3:::a+b%' }],
}

function policy(rest: object = {}) {
  return {
    PolicyName: 'Some',
    Arn: 'arn:aws:iam::aws:policy/service-role/Some',
    DefaultVersionId: 'v2',
    PolicyVersionList: [
      {
        VersionId: 'v2',
        Document: document,
        IsDefaultVersion: true,
        CreateDate: '2024-01-02T03:04:05+00:00',
      },
      { VersionId: 'v1', Document: { Statement: document.Statement } },
    ],
    ...rest,
  }
}

const parse = (...Policies: readonly object[]) =>
  parseAccountDetails(JSON.stringify({ Policies }), 'details.json')

test('reads the version in force, and those that IAM still keeps', () => {
  const [used] = parse(policy())
  expect(used).toMatchObject({
    name: 'Some',
    current: { version: 'v2', created: '2024-01-02T03:04:05Z', document },
    versions: [{ version: 'v2' }, { version: 'v1', document: { Version: '2008-10-17' } }],
  })
})

test('URL-encoded documents have the same digest as decoded ones', () => {
  const versions = [{ VersionId: 'v2', Document: encodeURIComponent(JSON.stringify(document)) }]
  const [encoded] = toUsedPolicies([policy({ PolicyVersionList: versions })])
  expect(encoded?.current.digest).toBe(parse(policy())[0]?.current.digest)
})

test.each([
  ['a policy of the customer', policy({ Arn: 'arn:aws:iam::111122223333:policy/Some' }), 0],
  ['a policy that is attached to nothing', policy({ AttachmentCount: 0 }), 0],
  ['a boundary', policy({ AttachmentCount: 0, PermissionsBoundaryUsageCount: 1 }), 1],
  ['a policy of another partition', policy({ Arn: 'arn:aws-cn:iam::aws:policy/Some' }), 1],
])('%s', (_, given, count) => {
  expect(parse(given)).toHaveLength(count)
})

test.each([
  ['{', /details\.json cannot be used[\s\S]*details\.json:1:2/],
  [
    '{"Role": []}',
    /expected what `aws iam get-account-authorization-details --filter AWSManagedPolicy` prints/,
  ],
])('%j is refused', (text, message) => {
  expect(() => parseAccountDetails(text, 'details.json')).toThrow(message)
})

test('all documents that cannot be read are named together', () => {
  const broken = [{ VersionId: 'v2', Document: '%7B%' }]
  const faults = [
    policy({ PolicyVersionList: broken }),
    policy({ PolicyName: 'Other', DefaultVersionId: 'v9' }),
  ]
  expect(() => toUsedPolicies(faults)).toThrow(
    /Some v2: the document[\s\S]*Other: the list of versions lacks/,
  )
})
