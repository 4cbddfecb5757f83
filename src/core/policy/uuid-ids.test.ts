import { expect, test } from 'vitest'
import { canMatchIds } from './uuid-ids.ts'

const services = new Set(['connect'])
const arn = (resource: string) => `arn:aws:connect:us-west-2:123456789012:${resource}`
/** An ARN format; `#` stands for an ID. */
const format = (service: string, resource: string) =>
  `arn:#:${service}:#:#:${resource}`.replaceAll('#', () => '$' + '{Id}')

test.each<[pattern: string, resource: string, canMatch: boolean]>([
  ['instance/1/contact/*', 'instance/#/contact/#', true],
  ['instance/1/contact/*', 'instance/#/agent/#', false],
  ['instance/1/agent/*', 'instance/#', false],
  ['instance/1', 'instance/#', true],
  ['instance/1/*', 'instance/#', false],
  ['instance/1/*', 'instance/#/agent/#', true],
  ['instance/1*', 'instance/#/agent/#', true],
  ['instance/*', 'instance/#/agent/#', true],
  ['instance/*/agent/*', 'instance/#/agent/#', true],
  ['instance/*/agent-group/*', 'instance/#/agent/#', false],
  ['instance/?/agent/1', 'instance/#/agent/#', true],
  ['*', 'instance/#/agent/#', true],
  ['phone-number/*', 'instance/#/agent/#', false],
  ['instance/<instanceId>/queue/<queueId>', 'instance/#/queue/#', true],
])('%s against %s', (pattern, resource, canMatch) => {
  expect(canMatchIds(arn(pattern), format('connect', resource), services)).toBe(canMatch)
})

test('a pattern for one service cannot match what another service has', () => {
  expect(canMatchIds(arn('instance/1/contact/*'), format('wisdom', 'ai-agent/#/#'), services)).toBe(false)
  expect(canMatchIds('arn:aws:*:*:*:ai-agent/*', format('wisdom', 'ai-agent/#/#'), services)).toBe(true)
})

test('nothing else is ruled out for other services, or for a pattern that is not an ARN', () => {
  expect(canMatchIds('arn:aws:s3:::bucket', format('s3', '#/#'), services)).toBe(true)
  expect(canMatchIds('*', format('connect', 'instance/#'), services)).toBe(true)
})
