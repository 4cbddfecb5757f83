// Checks what the rule about condition keys reports: for small policies, and for every newest AWS managed policy.
import { expect, test } from 'vitest'
import { readPackage } from '../scripts/bench/read-archive.ts'
import { indexActions } from '../src/core/actions/action-index.ts'
import { lintPolicy } from '../src/core/checker/lint-policy.ts'
import { loadSnapshot } from '../src/data/action-snapshot.ts'

const index = indexActions(await loadSnapshot())

/** List the messages of the rule for one text. */
function warningsOf(text: string): readonly string[] {
  return lintPolicy(text, index)
    .filter(({ rule }) => rule === 'condition-key')
    .map(({ message }) => message)
}

const policy = (Action: string | readonly string[], key: string, operator = 'StringEquals') =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource: '*', Condition: { [operator]: { [key]: 'x' } } }],
  })

test.each([
  ['a key of the action’s resource type', 'cases:DeleteRelatedItem', 'cases:CreatedBy'],
  ['a key about the session, beyond its service', 's3:ListBucket', 'lambda:SourceFunctionArn'],
  ['a key about the instance that asks, beyond its service', 'connect:ListUsers', 'ec2:SourceInstanceARN'],
  ['a key about the user of the session', 'qbusiness:ListApplications', 'identitystore:UserId'],
  ['a key that the reference lists with no action', 'iottwinmaker:GetEntity', 'iottwinmaker:linkedServices'],
  ['a literal value after a slash', 'wisdom:SearchMessageTemplates', 'wisdom:SearchFilter/RoutingProfileArn'],
  ['a placeholder after a slash', 'connect:SearchUsers', 'connect:SearchTag/team'],
  ['a tag key that the reference writes as tag-key', 'ssm:GetParameter', 'ssm:resourceTag/team'],
  [
    'a tag key that the reference leaves open',
    'elasticloadbalancing:DeleteLoadBalancer',
    'elasticloadbalancing:ResourceTag/team',
  ],
])('nothing is reported about %s', (_, action, key) => {
  expect(warningsOf(policy(action, key))).toEqual([])
})

test.each([
  [
    'a value after a slash that the reference does not list',
    'wisdom:SearchMessageTemplates',
    'wisdom:SearchFilter/Other',
    /no condition key/,
  ],
  [
    'a key of a resource type that the action does not act on',
    'cases:GetDomain',
    'cases:CreatedBy',
    /not support/,
  ],
  ['a key of its service beyond that service', 's3:GetObject', 'iottwinmaker:linkedServices', /not support/],
])('a warning is given about %s', (_, action, key, message) => {
  expect(warningsOf(policy(action, key))).toEqual([expect.stringMatching(message)])
})

test('an action that the policy allows anyway is not reported', () => {
  const narrow = { Effect: 'Allow', Action: 'ec2:DescribeInstances', Resource: '*' }
  const Condition = { StringEquals: { 'ec2:ResourceTag/a': 'b' } }
  const write = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
  expect(warningsOf(write({ ...narrow, Condition }))).toHaveLength(1)
  expect(warningsOf(write({ ...narrow, Condition }, narrow))).toEqual([])
  expect(warningsOf(write({ ...narrow, Effect: 'Deny', Condition }, narrow))).toHaveLength(1)
})

/** Every warning over AWS's newest documents, with why it is right. */
const justified: readonly (readonly [policy: string, action: string, key: string, why: string])[] = [
  [
    'AWSDeadlineCloud-UserAccessFarms',
    'deadline:SearchWorkers',
    'deadline:FarmMembershipLevels',
    'AWS lists the key with SearchJobs, SearchSteps and SearchTasks, but not here',
  ],
  [
    'AWSDeadlineCloud-UserAccessFleets',
    'deadline:SearchWorkers',
    'deadline:FleetMembershipLevels',
    'the same',
  ],
  [
    'AWSMarketplaceManageSubscriptions',
    'aws-marketplace:CancelAgreement',
    'aws-marketplace:PartyType',
    'AWS lists the key with the requests about cancellations, but not with the cancellation itself',
  ],
  [
    'AWSVendorInsightsAssessorFullAccess',
    'aws-marketplace:GetAgreementRequest',
    'aws-marketplace:AgreementType',
    'AWS lists the key with other actions on agreement requests',
  ],
  [
    'AWSVendorInsightsVendorFullAccess',
    'aws-marketplace:AcceptAgreementApprovalRequest',
    'aws-marketplace:AgreementType',
    'AWS lists no key with the approval of subscriptions',
  ],
  ['AmazonDataZoneGlueManageAccessRolePolicy', '', 'lakeformation:GlueARN', 'AWS documents no such key'],
  [
    'AmazonNimbleStudio-StudioUser',
    'nimble:ListStreamingSessionBackups',
    'nimble:ownedBy',
    'AWS lists the key with ListStreamingSessions, but not with its backups',
  ],
  [
    'AmazonSecurityLakeAdministrator',
    'ram:GetResourceShares',
    'ram:ResourceShareName',
    'it lists shares and acts on none',
  ],
  [
    'AmazonTimestreamConsoleFullAccess',
    'aws-marketplace:SearchAgreements',
    'aws-marketplace:ProductId',
    'AWS documents the key for subscribing only',
  ],
  [
    'AnthropicFullAccess',
    'aws-marketplace:Unsubscribe',
    'aws-marketplace:ProductId',
    'AWS documents the key for subscribing only',
  ],
  [
    'DBModProvisioningAndMigration',
    'dms:CancelReplicationTaskAssessmentRun',
    'dms:task-tag/Project',
    'it acts on the run, whose tags have another key',
  ],
  [
    'ROSAManageSubscription',
    'aws-marketplace:Unsubscribe',
    'aws-marketplace:ProductId',
    'AWS documents the key for subscribing only',
  ],
  [
    'SageMakerStudioProjectUserRolePermissionsBoundary',
    'redshift-data:DescribeStatement',
    'redshift-data:glue-catalog-arn',
    'AWS lists the key with ExecuteStatement and BatchExecuteStatement only',
  ],
  [
    'SageMakerStudioProjectUserRolePolicy',
    'redshift-data:DescribeStatement',
    'redshift-data:glue-catalog-arn',
    'the same',
  ],
  [
    'SageMakerStudioProjectUserRolePolicy',
    'glue:BatchGetTableOptimizer',
    'glue:LakeFormationPermissions',
    'AWS lists the key with actions on tables, but not on their optimizers',
  ],
]

test('over the newest AWS managed policies, every warning is justified', () => {
  const warnings = readPackage().flatMap(({ name, versions }) =>
    warningsOf(JSON.stringify(versions.at(-1)?.document)).map((message) => ({ name, message })),
  )
  expect(warnings.length).toBeLessThanOrEqual(15)
  const rowOf = ({ name, message }: (typeof warnings)[number]) =>
    justified.find(
      ([policyName, action, key]) =>
        policyName === name && message.startsWith(action) && message.includes(key),
    )
  expect(warnings.filter((warning) => rowOf(warning) === undefined)).toEqual([])
  expect(new Set(warnings.map(rowOf)).size).toBe(justified.length)
})
