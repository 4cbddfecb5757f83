// Lists by hand what the examples must grant and refuse, with the example values of their parameters.
import type { Status } from '../../src/core/access/grant.ts'
import type { Answer } from '../oracle/evaluate-request.ts'

/** What an example does to an action; `nothing` when none of its Allow statements matches. */
export type Granted = Status | 'nothing'

const at = 'us-west-2:123456789012'
const instance = `arn:aws:connect:${at}:instance/11111111-2222-3333-4444-555555555555`
const other = `arn:aws:connect:${at}:instance/99999999-2222-3333-4444-555555555555`
const roles = 'arn:aws:iam::123456789012:role/aws-service-role/connect.amazonaws.com'
const role = `${roles}/AWSServiceRoleForAmazonConnect_AbCdEf1234567890GhIj`
const otherRole = `${roles}/AWSServiceRoleForAmazonConnect_other`
const id = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'
const profile = '22222222-3333-4444-5555-666666666666'
const domain = `arn:aws:profile:${at}:domains/amazon-connect-sales`
const key = `arn:aws:kms:${at}:key/55555555-6666-7777-8888-999999999999`
const sales = { 'aws:ResourceTag/Team': 'Sales' }
const support = { 'aws:ResourceTag/Team': 'Support' }
const own = { 'aws:ResourceTag/Environment': 'development' }
const production = { 'aws:ResourceTag/Environment': 'production' }

/** What each example grants: the actions that its task needs, and some that it must not grant. */
export const grantedBy: Readonly<Record<string, Readonly<Record<string, Granted>>>> = {
  'actions-on-every-resource': {
    'connect:ListInstances': 'full',
    'ds:DescribeDirectories': 'full',
    'connect:CreateInstance': 'nothing',
  },
  'administer-one-instance-only': {
    'connect:CreateUser': 'scoped',
    'connect:ListInstances': 'full',
    'iam:PutRolePolicy': 'nothing',
  },
  'all-actions-on-contacts': { 'connect:StopContact': 'scoped', 'wisdom:QueryAssistant': 'nothing' },
  'all-instances-of-an-account': {
    'connect:DescribeInstance': 'scoped',
    'connect:ListInstances': 'full',
    'connect:DescribeUser': 'nothing',
  },
  'associate-one-kinesis-stream': {
    'connect:AssociateInstanceStorageConfig': 'scoped',
    'kinesis:DescribeStream': 'scoped',
    'iam:PutRolePolicy': 'scoped',
    'iam:AttachRolePolicy': 'nothing',
  },
  'associate-one-lambda-function': {
    'connect:AssociateLambdaFunction': 'scoped',
    'lambda:AddPermission': 'scoped',
    'lambda:UpdateFunctionCode': 'nothing',
  },
  'associate-one-s3-bucket': {
    'connect:AssociateInstanceStorageConfig': 'scoped',
    's3:GetBucketAcl': 'scoped',
    'iam:PutRolePolicy': 'scoped',
    'iam:AttachRolePolicy': 'nothing',
    's3:GetObject': 'nothing',
  },
  'create-users-without-one-security-profile': {
    'connect:CreateUser': 'scoped',
    'connect:UpdateUserSecurityProfiles': 'nothing',
  },
  'customer-profiles-domain-full-access': {
    'profile:UpdateDomain': 'scoped',
    'profile:PutIntegration': 'scoped',
    'connect:ListUsers': 'nothing',
  },
  'customer-profiles-domain-read-only': {
    'profile:SearchProfiles': 'scoped',
    'profile:ListProfileObjects': 'scoped',
    'profile:UpdateProfile': 'nothing',
  },
  'deny-one-instance': { 'connect:DeleteUser': 'nothing' },
  'deny-recording': { 'connect:StartContactRecording': 'nothing' },
  'deny-user-changes': { 'connect:DeleteUser': 'nothing' },
  'deny-without-mfa': { 'connect:DeleteUser': 'nothing', 'profile:SearchProfiles': 'nothing' },
  'describe-and-update-users-by-tag': {
    'connect:DescribeUser': 'scoped',
    'connect:UpdateUserRoutingProfile': 'scoped',
    'connect:UpdateUserSecurityProfiles': 'nothing',
    'connect:TagResource': 'nothing',
  },
  'describe-everything': { 'connect:DescribeQueue': 'scoped', 'connect:ListQueues': 'nothing' },
  'encrypt-recordings-with-own-key': {
    'kms:CreateGrant': 'scoped',
    'kms:DescribeKey': 'scoped',
    'kms:Decrypt': 'nothing',
  },
  'event-integrations-by-name-prefix': {
    'app-integrations:DeleteEventIntegration': 'scoped',
    'app-integrations:ListEventIntegrations': 'full',
    'app-integrations:CreateApplication': 'nothing',
  },
  'onboard-to-cases': {
    'cases:CreateDomain': 'full',
    'connect:CreateIntegrationAssociation': 'scoped',
    'profile:SearchProfiles': 'scoped',
    'cases:CreateCase': 'nothing',
  },
  'onboard-to-cases-besides-full-access': {
    'cases:CreateDomain': 'full',
    'profile:SearchProfiles': 'scoped',
    'iam:PutRolePolicy': 'nothing',
  },
  'one-event-integration': {
    'app-integrations:GetEventIntegration': 'scoped',
    'app-integrations:ListEventIntegrations': 'nothing',
  },
  'one-outbound-campaign': {
    'connect-campaigns:StartCampaign': 'scoped',
    'connect-campaigns:UpdateCampaignDialerConfig': 'scoped',
    'connect-campaigns:UpdateCampaignOutboundCallConfig': 'scoped',
    'connect-campaigns:PutDialRequestBatch': 'nothing',
  },
  'only-approved-regions': { 'connect:ListUsers': 'nothing' },
  'put-role-policy-on-connect-role': { 'iam:PutRolePolicy': 'scoped', 'iam:PassRole': 'nothing' },
  'query-one-assistant': { 'wisdom:QueryAssistant': 'scoped', 'wisdom:GetAssistant': 'nothing' },
  'read-only-without-emergency-access': {
    'connect:DescribeUser': 'full',
    'connect:GetFederationToken': 'denied',
    'connect:AdminGetEmergencyAccessToken': 'nothing',
    'connect:UpdateQueueName': 'nothing',
  },
  'record-and-handle-contacts': {
    'connect:StartContactRecording': 'scoped',
    'connect:StartOutboundVoiceContact': 'scoped',
    'connect:ListContactFlows': 'scoped',
    'connect:MonitorContact': 'nothing',
  },
  'record-contacts-of-one-instance': {
    'connect:StartContactRecording': 'scoped',
    'connect:StopContactRecording': 'scoped',
    'connect:SuspendContactRecording': 'scoped',
    'connect:ResumeContactRecording': 'scoped',
    'connect:StopContact': 'nothing',
  },
  'separate-environments-by-tag': {
    'connect:UpdateQueueName': 'scoped',
    'connect:TagResource': 'nothing',
    'connect:DeleteQueue': 'nothing',
  },
  'several-actions': {
    'connect:ListQueues': 'scoped',
    'connect:UpdateQueueStatus': 'scoped',
    'connect:UpdateQueueName': 'nothing',
  },
  'several-resources': { 'connect:UpdateQueueStatus': 'scoped', 'connect:ListQueues': 'nothing' },
  'supervise-agents-by-tag': {
    'connect:MonitorContact': 'scoped',
    'connect:PutUserStatus': 'scoped',
    'connect:SearchUsers': 'scoped',
    'connect:TagContact': 'nothing',
  },
  'use-one-instance': { 'connect:DescribeInstance': 'scoped', 'connect:UpdateInstanceAttribute': 'nothing' },
  'view-cases-domain': {
    'cases:GetDomain': 'full',
    'connect:ListIntegrationAssociations': 'scoped',
    'cases:SearchCases': 'nothing',
  },
  'view-cases-domain-besides-read-only': { 'cases:GetDomain': 'full', 'profile:SearchProfiles': 'nothing' },
  'voice-id-console-besides-full-access': {
    'connect:CreateIntegrationAssociation': 'scoped',
    'events:PutRule': 'scoped',
    'connect:ListInstances': 'full',
    'iam:PutRolePolicy': 'scoped',
  },
  'voice-id-domain-full-access': { 'voiceid:DeleteSpeaker': 'scoped' },
  'voice-id-own-kms-key': { 'kms:CreateGrant': 'scoped', 'kms:Encrypt': 'nothing' },
}

type Context = Readonly<Record<string, string>>

type RequestRow = readonly [slug: string, answer: Answer, action: string, resource: string, context?: Context]

/** Requests, and how the example alone decides them. */
export const requestRows: readonly RequestRow[] = [
  [
    'record-contacts-of-one-instance',
    'allowed',
    'connect:StartContactRecording',
    `${instance}/contact/${id}`,
  ],
  [
    'record-contacts-of-one-instance',
    'not allowed',
    'connect:StartContactRecording',
    `${other}/contact/${id}`,
  ],
  ['all-actions-on-contacts', 'allowed', 'connect:StopContact', `${instance}/contact/${id}`],
  ['all-actions-on-contacts', 'not allowed', 'connect:DescribeUser', `${instance}/agent/${id}`],
  ['record-and-handle-contacts', 'allowed', 'connect:StartChatContact', `${instance}/contact-flow/${id}`],
  ['record-and-handle-contacts', 'allowed', 'connect:ListContactFlows', `${instance}/contact-flow/*`],
  [
    'record-and-handle-contacts',
    'allowed',
    'connect:StartOutboundVoiceContact',
    '*',
    { 'aws:RequestedRegion': 'us-west-2' },
  ],
  [
    'record-and-handle-contacts',
    'not allowed',
    'connect:StartOutboundVoiceContact',
    '*',
    { 'aws:RequestedRegion': 'us-east-1' },
  ],
  ['deny-user-changes', 'explicitly denied', 'connect:DeleteUser', `${instance}/agent/${id}`],
  ['deny-user-changes', 'explicitly denied', 'connect:UpdateUserPhoneConfig', `${instance}/agent/${id}`],
  ['deny-user-changes', 'explicitly denied', 'connect:AssociateUserProficiencies', `${instance}/agent/${id}`],
  ['deny-user-changes', 'not allowed', 'connect:UpdateUserHierarchyStructure', instance],
  ['deny-user-changes', 'not allowed', 'connect:DeleteUser', `${other}/agent/${id}`],
  ['create-users-without-one-security-profile', 'allowed', 'connect:CreateUser', `${instance}/agent/*`],
  [
    'create-users-without-one-security-profile',
    'allowed',
    'connect:CreateUser',
    `${instance}/security-profile/${id}`,
  ],
  [
    'create-users-without-one-security-profile',
    'explicitly denied',
    'connect:CreateUser',
    `${instance}/security-profile/${profile}`,
  ],
  [
    'create-users-without-one-security-profile',
    'explicitly denied',
    'connect:UpdateUserSecurityProfiles',
    `${instance}/security-profile/${profile}`,
  ],
  [
    'event-integrations-by-name-prefix',
    'allowed',
    'app-integrations:GetEventIntegration',
    `arn:aws:app-integrations:${at}:event-integration/sales-orders`,
  ],
  [
    'event-integrations-by-name-prefix',
    'not allowed',
    'app-integrations:GetEventIntegration',
    `arn:aws:app-integrations:${at}:event-integration/salesforce`,
  ],
  [
    'customer-profiles-domain-full-access',
    'allowed',
    'profile:PutIntegration',
    `${domain}/integrations/orders`,
  ],
  ['customer-profiles-domain-full-access', 'not allowed', 'profile:PutIntegration', `${domain}2`],
  [
    'customer-profiles-domain-read-only',
    'allowed',
    'profile:ListProfileObjects',
    `${domain}/object-types/CTR`,
  ],
  ['voice-id-own-kms-key', 'not allowed', 'kms:Decrypt', key],
  [
    'voice-id-own-kms-key',
    'allowed',
    'kms:Decrypt',
    key,
    { 'kms:ViaService': 'voiceid.us-west-2.amazonaws.com' },
  ],
  ['encrypt-recordings-with-own-key', 'allowed', 'kms:CreateGrant', key, { 'kms:GranteePrincipal': role }],
  [
    'encrypt-recordings-with-own-key',
    'not allowed',
    'kms:CreateGrant',
    key,
    { 'kms:GranteePrincipal': otherRole },
  ],
  ['put-role-policy-on-connect-role', 'allowed', 'iam:PutRolePolicy', role],
  ['put-role-policy-on-connect-role', 'not allowed', 'iam:PutRolePolicy', otherRole],
  [
    'associate-one-s3-bucket',
    'allowed',
    'connect:AssociateInstanceStorageConfig',
    instance,
    { 'connect:StorageResourceType': 'CALL_RECORDINGS' },
  ],
  [
    'associate-one-s3-bucket',
    'not allowed',
    'connect:AssociateInstanceStorageConfig',
    instance,
    { 'connect:StorageResourceType': 'CHAT_TRANSCRIPTS' },
  ],
  ['associate-one-s3-bucket', 'not allowed', 's3:GetBucketAcl', 'arn:aws:s3:::other'],
  [
    'associate-one-lambda-function',
    'allowed',
    'lambda:AddPermission',
    `arn:aws:lambda:${at}:function:find-customer`,
    { 'lambda:Principal': 'connect.amazonaws.com' },
  ],
  [
    'associate-one-lambda-function',
    'not allowed',
    'lambda:AddPermission',
    `arn:aws:lambda:${at}:function:find-customer`,
    { 'lambda:Principal': '*' },
  ],
  ['describe-and-update-users-by-tag', 'allowed', 'connect:DescribeUser', `${instance}/agent/${id}`, sales],
  [
    'describe-and-update-users-by-tag',
    'not allowed',
    'connect:DescribeUser',
    `${instance}/agent/${id}`,
    support,
  ],
  ['describe-and-update-users-by-tag', 'not allowed', 'connect:DescribeUser', `${instance}/agent/${id}`],
  [
    'describe-and-update-users-by-tag',
    'allowed',
    'connect:UpdateUserRoutingProfile',
    `${instance}/routing-profile/${id}`,
  ],
  ['supervise-agents-by-tag', 'allowed', 'connect:MonitorContact', `${instance}/contact/${id}`, sales],
  ['supervise-agents-by-tag', 'not allowed', 'connect:MonitorContact', `${instance}/contact/${id}`, support],
  ['supervise-agents-by-tag', 'not allowed', 'connect:MonitorContact', `${instance}/agent/${id}`, sales],
  ['supervise-agents-by-tag', 'allowed', 'connect:PutUserStatus', `${instance}/agent-state/${id}`],
  ['administer-one-instance-only', 'allowed', 'connect:DeleteUser', `${instance}/agent/${id}`],
  ['administer-one-instance-only', 'not allowed', 'connect:DescribeInstance', other],
  [
    'administer-one-instance-only',
    'not allowed',
    'connect:ReleasePhoneNumber',
    `arn:aws:connect:${at}:phone-number/${id}`,
  ],
  ['use-one-instance', 'not allowed', 'connect:DescribeInstance', other],
  [
    'all-instances-of-an-account',
    'allowed',
    'connect:DescribeInstance',
    `arn:aws:connect:eu-central-1:123456789012:instance/${id}`,
  ],
  ['separate-environments-by-tag', 'allowed', 'connect:UpdateQueueName', `${instance}/queue/${id}`, own],
  [
    'separate-environments-by-tag',
    'explicitly denied',
    'connect:DeleteQueue',
    `${instance}/queue/${id}`,
    production,
  ],
  ['separate-environments-by-tag', 'not allowed', 'connect:UpdateQueueName', `${instance}/queue/${id}`],
  [
    'separate-environments-by-tag',
    'explicitly denied',
    'connect:UntagResource',
    `${instance}/queue/${id}`,
    { ...own, 'aws:TagKeys': 'Environment' },
  ],
  [
    'only-approved-regions',
    'explicitly denied',
    'connect:ListUsers',
    instance,
    { 'aws:RequestedRegion': 'eu-west-2' },
  ],
  [
    'only-approved-regions',
    'not allowed',
    'connect:ListUsers',
    instance,
    { 'aws:RequestedRegion': 'us-west-2' },
  ],
  [
    'deny-recording',
    'explicitly denied',
    'connect:StartContactRecording',
    `${instance}/contact/${id}`,
    { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:user/anna' },
  ],
  [
    'deny-recording',
    'not allowed',
    'connect:StartContactRecording',
    `${instance}/contact/${id}`,
    { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/contact-recorder' },
  ],
  ['deny-one-instance', 'explicitly denied', 'connect:DescribeInstance', instance],
  ['deny-one-instance', 'explicitly denied', 'connect:DeleteUser', `${instance}/agent/${id}`],
  ['deny-one-instance', 'not allowed', 'connect:DeleteUser', `${other}/agent/${id}`],
  [
    'deny-one-instance',
    'not allowed',
    'connect:ReleasePhoneNumber',
    `arn:aws:connect:${at}:phone-number/${id}`,
  ],
  ['deny-without-mfa', 'explicitly denied', 'connect:ListUsers', instance],
  [
    'deny-without-mfa',
    'explicitly denied',
    'connect:ListUsers',
    instance,
    { 'aws:MultiFactorAuthPresent': 'false' },
  ],
  [
    'deny-without-mfa',
    'not allowed',
    'connect:ListUsers',
    instance,
    { 'aws:MultiFactorAuthPresent': 'true' },
  ],
  ['deny-without-mfa', 'not allowed', 'kms:Decrypt', key],
  ['read-only-without-emergency-access', 'explicitly denied', 'connect:GetFederationToken', instance],
]
