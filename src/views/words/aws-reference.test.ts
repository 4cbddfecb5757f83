import { expect, test } from 'vitest'
import { linkReference } from './aws-reference.ts'

const reference = 'https://docs.aws.amazon.com/service-authorization/latest/reference'

test('a service’s page is named after the service', () => {
  expect(linkReference({ prefix: 'connect', name: 'Amazon Connect' })).toBe(
    `${reference}/list_amazonconnect.html`,
  )
  expect(linkReference({ prefix: 'iam', name: 'AWS Identity and Access Management (IAM)' })).toBe(
    `${reference}/list_awsidentityandaccessmanagementiam.html`,
  )
})

test('an action’s anchor starts with the page name, not with the service prefix', () => {
  expect(linkReference({ prefix: 'wisdom', name: 'Amazon Q in Connect' }, 'wisdom:DeleteAssistant')).toBe(
    `${reference}/list_amazonqinconnect.html#amazonqinconnect-DeleteAssistant`,
  )
})

test('hyphens and dots in a service’s name stay in its page name', () => {
  expect(linkReference({ prefix: 'appstream', name: 'Amazon AppStream 2.0' })).toBe(
    `${reference}/list_amazonappstream2.0.html`,
  )
})

test('a prefix that several services share links to the list of services', () => {
  expect(linkReference({ prefix: 'ses', name: 'Amazon Pinpoint Email Service' }, 'ses:SendEmail')).toBe(
    `${reference}/reference_policies_actions-resources-contextkeys.html`,
  )
})
