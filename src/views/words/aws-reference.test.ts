import { expect, test } from 'vitest'
import { linkReference } from './aws-reference.ts'

const reference = 'https://docs.aws.amazon.com/service-authorization/latest/reference'

test('a service’s page is named after its prefix', () => {
  expect(linkReference({ prefix: 'connect' })).toBe(`${reference}/list_connect.html`)
  expect(linkReference({ prefix: 'app-integrations' })).toBe(`${reference}/list_app-integrations.html`)
})

test('an action’s anchor starts with the name of the page', () => {
  expect(linkReference({ prefix: 'wisdom' }, 'wisdom:DeleteAssistant')).toBe(
    `${reference}/list_wisdom.html#list_wisdom-action-DeleteAssistant`,
  )
})

test('a prefix that several services share links to the list of services', () => {
  expect(linkReference({ prefix: 'ses' }, 'ses:SendEmail')).toBe(
    `${reference}/reference_policies_actions-resources-contextkeys.html`,
  )
})
