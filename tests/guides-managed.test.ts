// Proves the statements in the guides about attaching policies from the records, the snapshot and archived policies.
import { expect, test } from 'vitest'
import { readPackage } from '../scripts/bench/read-archive.ts'
import { computeAccess } from '../src/core/access/access.ts'
import { parsePolicy } from '../src/core/policy/policy.ts'
import { loadContent } from '../src/data/records.ts'
import { toManagedGuide } from '../src/views/guides/guide-managed.ts'
import { realPolicy, realSite, realVersion } from './support/real-site.ts'

const full = realPolicy('AmazonConnect_FullAccess').latest.access
const reading = realPolicy('AmazonConnectReadOnlyAccess').latest.access
const { examples } = await loadContent()
const guide = toManagedGuide(realSite, examples)

/** The services around Amazon Connect that the guide names. */
const around = ['cases', 'profile', 'app-integrations', 'voiceid', 'connect-campaigns', 'wisdom']

const archive = new Map(readPackage().map(({ name, versions }) => [name, versions]))

/** List the actions that the newest archived version of a policy grants. */
function listGranted(name: string): readonly string[] {
  const newest = archive.get(name)?.at(-1)
  if (newest === undefined) throw new Error(`the archive has no ${name}`)
  const { actions } = computeAccess(parsePolicy(newest.document), realSite.index)
  return [...actions.values()]
    .filter(({ outcome }) => outcome.status !== 'denied')
    .map((action) => action.name)
}

const ofService = (prefix: string) => (name: string) => name.startsWith(`${prefix}:`)
const connectActions = realSite.index.expand('connect:*').map(({ name }) => name)

test('AdministratorAccess grants every action', () => {
  expect(listGranted('AdministratorAccess')).toHaveLength(realSite.index.all.length)
})

test('PowerUserAccess grants all of Connect and related services, but little of IAM', () => {
  const granted = listGranted('PowerUserAccess')
  for (const prefix of ['connect', ...around]) {
    expect(granted.filter(ofService(prefix))).toHaveLength(realSite.index.expand(`${prefix}:*`).length)
  }
  expect(granted.filter(ofService('iam'))).toEqual([
    'iam:CreateServiceLinkedRole',
    'iam:DeleteServiceLinkedRole',
    'iam:ListRoles',
  ])
})

test('ReadOnlyAccess grants Connect’s Describe, List and some Get actions, even federation, and denies nothing', () => {
  const granted = listGranted('ReadOnlyAccess').filter(ofService('connect'))
  expect(granted.every((name) => /^connect:(Describe|List|Get)/.test(name))).toBe(true)
  expect(granted.filter((name) => !name.startsWith('connect:Get'))).toEqual(
    connectActions.filter((name) => /^connect:(Describe|List)/.test(name)),
  )
  expect(granted).toContain('connect:GetFederationToken')
  expect(granted.length).toBeLessThan(
    connectActions.filter((name) => /^connect:(Describe|List|Get)/.test(name)).length,
  )
  expect(JSON.stringify(archive.get('ReadOnlyAccess')?.at(-1)?.document)).not.toContain('"Deny"')
})

test('ReadOnlyAccess grants no actions of the services around Connect', () => {
  const granted = listGranted('ReadOnlyAccess')
  expect(granted.filter((name) => around.some((prefix) => ofService(prefix)(name)))).toEqual([])
})

test('ViewOnlyAccess grants the Connect actions that begin with List', () => {
  expect(listGranted('ViewOnlyAccess').filter(ofService('connect'))).toEqual(
    connectActions.filter((name) => name.startsWith('connect:List')),
  )
})

test('SecurityAudit grants some List actions of Connect', () => {
  expect(listGranted('SecurityAudit').filter(ofService('connect'))).toEqual([
    'connect:ListApprovedOrigins',
    'connect:ListInstanceAttributes',
    'connect:ListInstanceStorageConfigs',
    'connect:ListInstances',
    'connect:ListIntegrationAssociations',
    'connect:ListLambdaFunctions',
    'connect:ListLexBots',
    'connect:ListSecurityKeys',
  ])
})

test.each([
  'SupportUser',
  'SystemAdministrator',
  'NetworkAdministrator',
  'DatabaseAdministrator',
  'DataScientist',
  'Billing',
])('%s grants no actions of Connect or the services around it', (name) => {
  const granted = listGranted(name)
  expect(
    granted.filter((action) => ['connect', ...around].some((prefix) => ofService(prefix)(action))),
  ).toEqual([])
})

test('full access creates and inspects only buckets whose names begin with amazon-connect-', () => {
  for (const action of ['s3:createbucket', 's3:getbucketacl']) {
    expect(full.actions.get(action)?.outcome.grants.map(({ resources }) => resources)).toEqual([
      { resource: 'arn:aws:s3:::amazon-connect-*' },
    ])
  }
})

test('full access grants nothing in Polly or Kinesis Video Streams, and in Lex and Lambda only lists and GetBots', () => {
  const granted = [...full.actions.values()].map(({ name }) => name)
  expect(granted.filter((name) => /^(polly|kinesisvideo):/.test(name))).toEqual([])
  expect(granted.filter((name) => /^(lex|lambda):/.test(name))).toEqual([
    'lambda:ListFunctions',
    'lex:GetBots',
    'lex:ListBotAliases',
    'lex:ListBots',
  ])
})

test('full access lists Lex V2 bots since v2 and includes Customer Profiles since v3', () => {
  const has = (id: string, action: string) =>
    realVersion('AmazonConnect_FullAccess', id).access.actions.has(action)
  expect([has('v1', 'lex:listbots'), has('v2', 'lex:listbots')]).toEqual([false, true])
  expect([has('v2', 'profile:createdomain'), has('v3', 'profile:createdomain')]).toEqual([false, true])
})

test('only the predecessor of full access grants iam:PutRolePolicy; full access does not grant iam:PassRole', () => {
  expect(guide.describeVersions('AmazonConnect_FullAccess', 'iam:PutRolePolicy')).toMatch(/^none of its /)
  expect(guide.describeVersions('AmazonConnectFullAccess', 'iam:PutRolePolicy')).toBe('its only version')
  expect(guide.describeVersions('AmazonConnect_FullAccess', 'iam:PassRole')).toMatch(/^none of its /)
})

test('read-only access reads only Connect and directories, and its Deny cancels none of its own grants', () => {
  const granted = [...reading.actions.values()]
  expect(granted.map(({ name }) => name).filter((name) => !ofService('connect')(name))).toEqual([
    'ds:DescribeDirectories',
  ])
  expect(reading.actions.has('connect:admingetemergencyaccesstoken')).toBe(false)
  expect(granted.filter(({ outcome }) => outcome.cancelled.length > 0)).toEqual([])
})

test('read-only access denied federation in v2 only', () => {
  expect(guide.describeVersions('AmazonConnectReadOnlyAccess', 'connect:GetFederationToken')).toBe(
    'v1, v3 and v4',
  )
})

test('no managed policy grants an action of Cases', () => {
  const managed = realSite.policies.filter(({ record }) => record.kind === 'managed')
  const granted = managed.flatMap(({ latest }) => [...latest.access.actions.values()].map(({ name }) => name))
  expect(granted.filter(ofService('cases'))).toEqual([])
})

/** List what an example for Cases allows and a managed policy does not grant in full. */
function listMissing(slug: string, policy: string): readonly string[] {
  const { access } = realPolicy(policy).latest
  return guide
    .listNamed(slug)
    .map(({ action }) => action.name)
    .filter((name) => access.actions.get(name.toLowerCase())?.outcome.status !== 'full')
}

test('to view a Cases domain, read-only access lacks only cases:GetDomain', () => {
  expect(listMissing('view-cases-domain', 'AmazonConnectReadOnlyAccess')).toEqual(['cases:GetDomain'])
})

test('to turn on Cases, full access lacks the domain, the role and profiles of other domains', () => {
  expect(listMissing('onboard-to-cases', 'AmazonConnect_FullAccess').toSorted()).toEqual([
    'cases:CreateDomain',
    'cases:GetDomain',
    'iam:PutRolePolicy',
    'profile:SearchProfiles',
  ])
})

test('the minimum for turning on Cases is the nine actions that AWS names', () => {
  const named = guide.listNamed('onboard-to-cases').map(({ action }) => action.name)
  expect(named.toSorted()).toEqual([
    'cases:CreateDomain',
    'cases:GetDomain',
    'connect:CreateIntegrationAssociation',
    'connect:DescribeInstance',
    'connect:ListInstances',
    'connect:ListIntegrationAssociations',
    'ds:DescribeDirectories',
    'iam:PutRolePolicy',
    'profile:SearchProfiles',
  ])
})

test('the actions of several examples are listed with the examples that name each one', () => {
  const rows = guide.listNamed('view-cases-domain', 'onboard-to-cases')
  const named = new Map(rows.map((row) => [row.action.name, row.named]))
  expect(named.get('cases:GetDomain')).toEqual([true, true])
  expect(named.get('cases:CreateDomain')).toEqual([false, true])
})

/** Of the resource type of all these actions, the instance. */
const instanceTag = `aws:ResourceTag/\${TagKey}`

test.each(['connect:AssociateInstanceStorageConfig', 'connect:UpdateInstanceStorageConfig'])(
  '%s has no condition key that names the bucket or stream',
  (name) => {
    expect(realSite.index.find(name)?.facts?.conditionKeys).toEqual([
      instanceTag,
      'connect:InstanceId',
      'connect:StorageResourceType',
    ])
  },
)

test.each(['connect:AssociateLambdaFunction', 'connect:AssociateLexBot', 'connect:AssociateBot'])(
  '%s can be limited only by its instance',
  (name) => {
    const facts = realSite.index.find(name)?.facts
    expect(facts?.resourceTypes.map((type) => type.name)).toEqual(['instance'])
    expect(facts?.conditionKeys).toEqual([instanceTag, 'connect:InstanceId'])
  },
)

test('full access describes every stream, and read-only access none', () => {
  for (const action of ['kinesis:describestream', 'firehose:describedeliverystream']) {
    expect([full.actions.get(action)?.outcome.status, reading.actions.has(action)]).toEqual(['full', false])
  }
})

test('two actions that begin with UpdateUser act on no user', () => {
  const acting = realSite.index
    .expand('connect:UpdateUser*')
    .filter(({ facts }) => facts?.resourceTypes.every((type) => type.name !== 'user'))
  expect(acting.map(({ name }) => name)).toEqual([
    'connect:UpdateUserHierarchyGroupName',
    'connect:UpdateUserHierarchyStructure',
  ])
})

test('the list of unread actions contains none that read-only access grants', () => {
  const unread = guide.listUnread('AmazonConnectReadOnlyAccess', 'connect').map(({ name }) => name)
  expect(unread).toContain('connect:SearchUsers')
  expect(unread).not.toContain('connect:ListUsers')
  expect(unread).not.toContain('connect:CreateUser')
})

test('a change that removed 73 lines but no access is separate from those that removed access', () => {
  const { changeCount, taking, onlyText } = guide.listChanges()
  const name = ({ policy, to }: (typeof taking)[number]) => `${policy} ${to.id}`
  expect(taking.map(name)).toContain('AmazonConnectSynchronizationServiceRolePolicy v2')
  expect(taking.map(name)).not.toContain('AmazonConnectServiceLinkedRolePolicy v54')
  expect(onlyText.map(name)).toContain('AmazonConnectServiceLinkedRolePolicy v54')
  expect(changeCount).toBeGreaterThan(taking.length + onlyText.length)
})

test('an action that a later version grants again counts as regained', () => {
  const federation = guide
    .listChanges()
    .taking.find(({ policy, to }) => policy === 'AmazonConnectReadOnlyAccess' && to.id === 'v2')
  expect([federation?.counts.lost, federation?.regained]).toEqual([1, 1])
})

test('actions on the same resources share one row', () => {
  const buckets = guide
    .listReach('AmazonConnect_FullAccess', 'connect')
    .filter(({ service }) => service === 'Amazon S3')
  expect(
    buckets.map(({ actions, resources }) => [
      actions.map(({ name }) => name),
      resources
        .flat()
        .map(({ text }) => text)
        .join(''),
    ]),
  ).toEqual([
    [['s3:CreateBucket', 's3:GetBucketAcl'], 'arn:aws:s3:::amazon-connect-*'],
    [['s3:GetBucketLocation', 's3:ListAllMyBuckets'], '*'],
  ])
})

test('a policy, an action or an example that does not exist stops the build', () => {
  expect(() => guide.listSensitive('AmazonConnectNothing')).toThrow('no policy AmazonConnectNothing')
  expect(() => guide.describeVersions('AmazonConnect_FullAccess', 'iam:PassRoles')).toThrow(
    'no action iam:PassRoles',
  )
  expect(() => guide.listNamed('nothing')).toThrow('no example content/examples/nothing.json')
  expect(() => guide.endOf('AmazonConnect_FullAccess')).toThrow('no end of service is recorded')
})
