// Tests who is said to use a policy, by its name, path and conditions.
import { expect, test } from 'vitest'
import { findUser } from './policy-users.ts'

const userOf = (path: string, key?: string) => {
  const policy = path.slice(path.lastIndexOf('/') + 1)
  const conditions = key === undefined ? [] : [{ operator: 'Bool', key, values: ['true'] }]
  const scopes = [{ statement: 0, resource: '*', conditions, limitedBy: [] }]
  const { who, sign } = findUser({
    policy,
    arn: `arn:aws:iam::aws:policy/${path}`,
    grants: [{ status: 'full', actions: ['connect:*'], scopes }],
  })
  return `${who}: ${sign}`
}

test.each([
  ['AdministratorAccess', 'people: job function'],
  ['job-function/SupportUser', 'people: job function'],
  ['job-function/Gardener', 'people: job function'],
  ['aws-service-role/AWSSupportServiceRolePolicy', 'aws-support: name'],
  ['AWSPartnerLedSupportReadOnlyAccess', 'aws-support: name'],
  ['ResourceGroupsTaggingAPITagUntagSupportedResources', 'unknown: nothing'],
  ['AIOpsAssistantPolicy', 'ai-agent: name'],
  ['AWSMcpServiceActionsFullAccess', 'ai-agent: name'],
  ['AirportAccess', 'unknown: nothing'],
  ['aws-service-role/AWSConfigServiceRolePolicy', 'service: linked role'],
  ['service-role/AWS_ConfigRole', 'service: service role'],
  ['AWSEntityResolutionConsoleFullAccess', 'people: name'],
  ['WellArchitectedAgentResourceScanning', 'unknown: nothing'],
])('%s is used by %s', (path, user) => {
  expect(userOf(path)).toBe(user)
})

test('a condition that only AI agents meet shows an agent', () => {
  expect(userOf('SomeAccess', 'aws:IsMcpServiceAction')).toBe('ai-agent: condition')
  expect(userOf('SomeAccess', 'aws:SecureTransport')).toBe('unknown: nothing')
})
