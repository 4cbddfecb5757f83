import { expect, test } from 'vitest'
import { realPolicy, realSite } from '../../../tests/support/real-site.ts'
import { toPoliciesJson } from '../api/policies-json.ts'
import { toVersionJson } from '../api/version-json.ts'
import { toPolicyView } from './policy-view.ts'

test('a policy whose version in force AWS states shows it, with the page and the minute', () => {
  const view = toPolicyView(realSite, realPolicy('AmazonConnect_FullAccess'))
  expect(view.shownLabel).toBe('Version in force')
  expect(view.inForce).toEqual({
    id: 'v4',
    href: '/policies/AmazonConnect_FullAccess/v4/',
    source: {
      href: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonConnect_FullAccess.html',
      edited: '7 March 2023, 14:49 UTC',
      iso: '2023-03-07T14:49Z',
    },
  })
})

test('a policy whose version in force nobody states shows only the newest', () => {
  const view = toPolicyView(realSite, realPolicy('AmazonConnectVoiceIDFullAccess'))
  expect(view.shownLabel).toBe('Newest version')
  expect(view).not.toHaveProperty('inForce')
})

test('the JSON has the version in force of five policies, each with its source', () => {
  const { policies } = toPoliciesJson(realSite)
  const known = policies.filter(({ defaultVersion }) => defaultVersion !== undefined)
  expect(known.map(({ name, defaultVersion }) => [name, defaultVersion])).toEqual([
    ['AmazonConnectCampaignsServiceLinkedRolePolicy', 'v5'],
    ['AmazonConnectReadOnlyAccess', 'v4'],
    ['AmazonConnectServiceLinkedRolePolicy', 'v55'],
    ['AmazonConnectSynchronizationServiceRolePolicy', 'v5'],
    ['AmazonConnect_FullAccess', 'v4'],
  ])
  for (const { defaultVersionSource } of known) {
    expect(defaultVersionSource?.address).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/aws-managed-policy\//)
  }
})

test('its figures count sensitive and destructive actions, as the JSON of the version lists them', () => {
  const policy = realPolicy('AmazonConnectReadOnlyAccess')
  const { risks, destructive } = toVersionJson(realSite, policy, policy.latest)
  const figures = new Map(toPolicyView(realSite, policy).figures.map(({ text, number }) => [text, number]))
  expect(risks.length).toBeGreaterThan(0)
  expect(figures.get('sensitive')).toBe(String(risks.length))
  // It only reads.
  expect(destructive).toEqual([])
  expect(figures.has('destructive')).toBe(false)
})
