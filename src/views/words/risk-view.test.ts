import { expect, test } from 'vitest'
import { realPolicy, realSite, realVersion } from '../../../tests/support/real-site.ts'
import { smallSite } from '../../../tests/support/small-site.ts'
import { toCompareJson } from '../api/changes-json.ts'
import { describeGivenRisks, toRiskView, toVersionRisks } from './risk-view.ts'
import { phrasesToText } from './words.ts'

const allow = (action: string | string[], extra: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: '*',
  ...extra,
})

/** Describe the risks that the second document adds; `a:Two` is the sensitive action. */
function describe(before: object[], after: object[]): string {
  const site = smallSite(before, after)
  const [from, to] = site.policies[0]?.versions ?? []
  if (!from || !to) throw new Error('no versions')
  return phrasesToText(describeGivenRisks(site, site.compare(from, to).changes))
}

test.each([
  [{}, 'sensitive: a:Two (data access on every resource)'],
  [{ Resource: 'arn:aws:a:::x' }, 'sensitive: a:Two (data access on arn:aws:a:::x)'],
  [
    { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } },
    'sensitive: a:Two (data access on every resource when aws:RequestedRegion is “eu-west-1”)',
  ],
  [{ Resource: ['arn:aws:a:::x', 'arn:aws:a:::y'] }, 'sensitive: a:Two (data access in 2 scopes)'],
])('a gained sensitive action is described with its scope: %j', (extra, words) => {
  expect(describe([allow('a:One')], [allow('a:One'), allow('a:Two', extra)])).toBe(words)
})

test('a change that grants nothing sensitive has no risk description', () => {
  expect(describe([allow('a:One')], [allow(['a:One', 'a:Three'])])).toBe('')
  expect(describe([allow('a:*')], [allow('a:One')])).toBe('')
})

test('v19 of the service-linked role’s policy grants iam:PassRole on one role for one service, and the JSON lists it', () => {
  const name = 'AmazonConnectServiceLinkedRolePolicy'
  const [from, to] = [realVersion(name, 'v18'), realVersion(name, 'v19')]
  const { sentence, risks } = toCompareJson(realSite, realPolicy(name), from, to)
  expect(sentence).toMatch(
    /sensitive: iam:PassRole \(privilege escalation on arn:aws:iam::\*:role\/service-role\//,
  )
  expect(risks).toContainEqual({ action: 'iam:PassRole', classes: ['privilege-escalation'] })
  expect(toVersionRisks(realSite, to)).toContainEqual({
    action: 'iam:PassRole',
    classes: ['privilege-escalation'],
  })
})

test('an action’s page explains the risk, what it requires and the source', () => {
  expect(toRiskView(realSite, 'iam:PassRole')).toMatchObject({
    classes: ['privilege escalation'],
    source: expect.stringMatching(/^https:/),
  })
  expect(toRiskView(realSite, 'polly:DescribeVoices')).toBeUndefined()
})
