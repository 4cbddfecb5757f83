import { expect, test } from 'vitest'
import { realSite } from '../../../tests/support/real-site.ts'
import { siteWith, smallSite } from '../../../tests/support/small-site.ts'
import { listActionPages } from '../../site/action-pages.ts'
import { toActionsJson } from '../api/action-json.ts'
import { toServiceView } from './service-view.ts'
import { toServicesView } from './services-view.ts'

function serviceOf(prefix: string) {
  const service = listActionPages(realSite).findService(prefix)
  if (service === undefined) throw new Error(`no service ${prefix}`)
  return service
}

test('Amazon Connect’s services come first, all others after them', () => {
  const { own, others } = toServicesView(realSite)
  expect(own.map(({ prefix }) => prefix)).toEqual([
    'connect',
    'connect-campaigns',
    'cases',
    'profile',
    'voiceid',
    'wisdom',
    'app-integrations',
    'health-agent',
  ])
  expect(others.map(({ prefix }) => prefix)).toContain('iam')
})

test('a service has its other names, and the end of its support', () => {
  const summaryOf = (prefix: string) => toServiceView(realSite, serviceOf(prefix)).service
  expect(summaryOf('connect').aliases).toContain('Connect Customer')
  expect(summaryOf('wisdom').aliases).toContain('AI agents')
  expect(summaryOf('ses').name).toBe('Amazon SES and Amazon Pinpoint Email')
  expect(summaryOf('connect')).not.toHaveProperty('end')
  expect(summaryOf('voiceid').end).toMatchObject({
    service: 'Amazon Connect Voice ID',
    verb: 'ended',
    day: '20 May 2026',
  })
})

test('a row has one status for each policy of the page', () => {
  const { service, rows } = toServiceView(realSite, serviceOf('voiceid'))
  expect(service.policies.map(({ name }) => name)).toEqual(['AmazonConnectVoiceIDFullAccess'])
  expect(rows.find(({ shortName }) => shortName === 'CreateDomain')).toMatchObject({
    level: 'Write',
    statuses: ['full'],
  })
})

test('a Deny without an Allow for the same action is shown as denied', () => {
  const { columns, rows } = toServiceView(realSite, serviceOf('connect'))
  const column = columns.findIndex(({ name }) => name === 'AmazonConnectReadOnlyAccess')
  const row = rows.find(({ shortName }) => shortName === 'AdminGetEmergencyAccessToken')
  expect(row?.statuses[column]).toBe('denied')
})

test('a service shows how many of its actions are granted', () => {
  expect(toServiceView(realSite, serviceOf('cases')).summary).toBe(
    '43 actions; the policies in this catalog grant none of them in their newest versions.',
  )
  expect(toServiceView(realSite, serviceOf('lambda')).summary).toMatch(
    /^Of its \d+ actions, 1 is, or once was, granted by a policy in this catalog; 1 in the newest versions\.$/,
  )
})

test('a name that the snapshot does not list does not count as one of the service’s actions', () => {
  const site = smallSite([{ Effect: 'Allow', Action: ['a:One', 'a:Nope'], Resource: '*' }])
  const service = listActionPages(site).findService('a')
  if (service === undefined) throw new Error('the service has no page')
  expect(toServiceView(site, service).summary).toBe(
    'Of its 3 actions, 1 is, or once was, granted by a policy in this catalog; 1 in the newest versions. 1 more name that recorded versions grant is not in the snapshot.',
  )
})

test('the page of another service shows only the resource types and keys that its actions use', () => {
  const { resourceTypes, conditionKeys } = toServiceView(realSite, serviceOf('iam'))
  expect(resourceTypes.map(({ name }) => name)).toContain('role')
  expect(resourceTypes.map(({ name }) => name)).not.toContain('mfa')
  expect(conditionKeys).toContainEqual({ name: 'iam:PassedToService', type: 'String' })
})

test('the JSON has dependent actions with their day, and by resource type', () => {
  const json = toActionsJson(realSite, serviceOf('connect'))
  const find = (name: string) => json.find(({ action }) => action === name)
  expect(find('connect:AssociateLambdaFunction')).toMatchObject({
    dependentActions: ['lambda:AddPermission'],
    dependentsAsOf: '2026-07-11',
    dependentsByResourceType: { instance: ['lambda:AddPermission'] },
    permissionOnly: false,
  })
  expect(find('connect:CreateInstance')?.dependentActions).toHaveLength(11)
})

test('the JSON has one entry per action, and one grant per unbroken run of versions', () => {
  const json = toActionsJson(realSite, serviceOf('iam'))
  expect(json.map(({ action }) => action)).toEqual(serviceOf('iam').actions.map(({ name }) => name))
  expect(json.find(({ action }) => action === 'iam:PassRole')).toEqual({
    action: 'iam:PassRole',
    accessLevel: 'Write',
    firstSeen: '2019-09-13',
    resourceTypes: [
      { name: 'role', required: true, arn: expect.stringMatching(/^arn:.*:role\/.*RoleNameWithPath/) },
    ],
    conditionKeys: [
      `aws:ResourceTag/\${TagKey}`,
      'iam:AssociatedResourceArn',
      'iam:PassedToService',
      `iam:ResourceTag/\${TagKey}`,
    ],
    dependentActions: [],
    dependentsAsOf: '2026-07-11',
    dependentsByResourceType: {},
    permissionOnly: true,
    grantedBy: [{ policy: 'AmazonConnectServiceLinkedRolePolicy', since: 'v19' }],
  })
})

test('a policy that only denies has a column, but is not among those that grant', () => {
  const statement = (Effect: string) => ({ Effect, Action: 'a:One', Resource: '*' })
  const site = siteWith([[statement('Allow')], [statement('Deny')]])
  const service = listActionPages(site).findService('a')
  if (service === undefined) throw new Error('the service has no page')
  const view = toServiceView(site, service)
  expect(view.service.policies.map(({ name }) => name)).toEqual(['P0'])
  expect(view.columns.map(({ name }) => name)).toEqual(['P0', 'P1'])
})

test('an action that no policy can grant is not among those that are or were granted', () => {
  // `a:One` acts on no resource, so a statement about an ARN never matches it.
  const vain = { Effect: 'Allow', Action: 'a:One', Resource: 'arn:aws:a:*:*:thing/*' }
  const site = smallSite([vain, { Effect: 'Allow', Action: 'a:Three', Resource: '*' }])
  const service = listActionPages(site).findService('a')
  if (service === undefined) throw new Error('the service has no page')
  expect(toServiceView(site, { ...service, isOwn: false }).summary).toBe(
    'Of its 3 actions, 1 is, or once was, granted by a policy in this catalog; 1 in the newest versions. 1 more action is denied, or by AWS’s reference can never be used.',
  )
})

test('a service that AWS’s list does not have is not said to have so many actions', () => {
  const allow = (Action: string) => ({ Effect: 'Allow', Action, Resource: '*' })
  const summaryOf = (...versions: readonly object[]) => {
    const site = smallSite(...versions.map((statement) => [statement]))
    const service = listActionPages(site).findService('gone')
    if (service === undefined) throw new Error('the service has no page')
    return toServiceView(site, service).summary
  }
  expect(summaryOf(allow('gone:Do'))).toBe(
    'AWS’s list does not have this service. Recorded versions name 1 action of it; the newest versions that name it grant 1.',
  )
  expect(summaryOf(allow('gone:Do'), allow('a:One'))).toContain('that name it grant none.')
})

test('a large site says of a service that nothing in force grants that no policy does, without a number', () => {
  const allow = (Action: string) => [{ Effect: 'Allow', Action, Resource: '*' }]
  const [gone] = smallSite(allow('b:Gone'), allow('a:One')).policies
  const site = siteWith(Array.from({ length: 70 }, () => allow('a:One')))
  const { others } = toServicesView({ ...site, policies: [...site.policies, ...(gone ? [gone] : [])] })
  const textOf = (prefix: string) => others.find((service) => service.prefix === prefix)
  expect(textOf('a')).toMatchObject({ policiesText: '71 policies' })
  expect(textOf('b')).toMatchObject({ grantedCount: 0, policies: [] })
  expect(textOf('b')).not.toHaveProperty('policiesText')
})
