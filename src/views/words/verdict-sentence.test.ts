import { expect, test } from 'vitest'
import { realPolicy, realSite, realVersion } from '../../../tests/support/real-site.ts'
import { smallSite } from '../../../tests/support/small-site.ts'
import { toComparisonView } from '../changes/comparison-view.ts'
import { explainFirst } from './verdict-sentence.ts'
import { phrasesToText } from './words.ts'

const allow = (action: string | string[], extra: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: '*',
  ...extra,
})
const deny = (action: string) => ({ Effect: 'Deny', Action: action, Resource: '*' })

function tell(before: object[], after: object[]) {
  const site = smallSite(before, after)
  const [policy] = site.policies
  const [from, to] = policy?.versions ?? []
  if (!policy || !from || !to) throw new Error('no versions')
  const { verdict } = toComparisonView(site, policy, from, to)
  return [verdict.sign, phrasesToText(verdict.sentence), ...verdict.notes.map(phrasesToText)]
}

test('a gain names few actions and says that nothing is taken away', () => {
  expect(tell([allow('a:One')], [allow(['a:One', 'a:Two'])])).toEqual([
    '+',
    'Whoever has this policy attached can do 1 more action (a:Two); sensitive: a:Two (data access on every resource); nothing is taken away.',
  ])
})

test('a loss by Deny is told, and who denies', () => {
  expect(tell([allow('a:*')], [allow('a:*'), deny('a:Two')])).toEqual([
    '−',
    'Whoever has this policy attached can no longer do 1 action (a:Two); nothing is added.',
    '1 action (a:Two) is denied: an Allow matches it, and a Deny takes it away.',
  ])
})

test('the same access under another text says so', () => {
  expect(tell([allow(['a:One', 'a:Two', 'a:Three'])], [allow('a:*')])).toEqual([
    '=',
    'The text of v2 differs from v1; the access it grants does not.',
  ])
})

test('of policies that only deny, what they deny is said to be no part of the verdict', () => {
  expect(tell([deny('a:*')], [deny('a:One')])).toEqual([
    '=',
    'The text of v2 differs from v1. Neither grants anything; what they take away from other policies is not compared: read the text.',
  ])
})

test('a condition that the action does not support is counted', () => {
  const tagged = { Condition: { StringEquals: { 'aws:ResourceTag/T': 'x' } } }
  expect(tell([allow('a:One')], [allow('a:One'), allow('a:Two', tagged)]).slice(2)).toEqual([
    '1 of the 1 changed action (a:Two) stands under a resource-tag condition that it does not support, and can hardly be used.',
  ])
})

test('a gained grant that can never match is said to be useless', () => {
  const elsewhere = { Resource: 'arn:aws:a:::other/*' }
  expect(tell([allow('a:One')], [allow('a:One'), allow('a:Three', elsewhere)]).slice(2)).toEqual([
    '1 gained action (a:Three) can never be used: the policy names resources that it does not act on.',
  ])
})

test('AmazonConnectServiceLinkedRolePolicy v53...v54 is broader by 18, names both denied deletes and both unsupported gains', () => {
  const name = 'AmazonConnectServiceLinkedRolePolicy'
  const view = toComparisonView(
    realSite,
    realPolicy(name),
    realVersion(name, 'v53'),
    realVersion(name, 'v54'),
  )
  expect(view.verdict.verdict).toBe('broader')
  expect(view.verdict.counts).toEqual({ gained: 18, lost: 0, widened: 0, narrowed: 0, reshaped: 0 })
  const notes = view.verdict.notes.map(phrasesToText).join('\n')
  for (const action of [
    'CreateAssistantAssociation',
    'SearchSessions',
    'DeleteAssistant',
    'DeleteKnowledgeBase',
  ])
    expect(notes).toContain(`wisdom:${action}`)
})

test('versions published again are said to be identical', () => {
  const name = 'AmazonConnectServiceLinkedRolePolicy'
  const view = toComparisonView(
    realSite,
    realPolicy(name),
    realVersion(name, 'v42'),
    realVersion(name, 'v53'),
  )
  expect(phrasesToText(view.verdict.sentence)).toBe('The document of v53 is identical to that of v42.')
})

test.each([
  [
    [allow('a:One')],
    'The first recorded version: whoever has this policy attached can do 1 action (a:One) on every resource, without a condition.',
  ],
  [
    [allow('a:One'), { ...allow('a:Two'), Resource: 'arn:aws:a:::x' }],
    'The first recorded version: whoever has this policy attached can do 2 actions (a:One and a:Two), 1 of them on every resource, without a condition.',
  ],
  [
    [{ ...allow('a:Two'), Resource: 'arn:aws:a:::x' }],
    'The first recorded version: whoever has this policy attached can do 1 action (a:Two), none of them on every resource, without a condition.',
  ],
  [[deny('a:One')], 'The first recorded version: it allows nothing.'],
])('the first version says what it lets one do: %#', (statements, expected) => {
  const site = smallSite(statements, statements)
  const [policy] = site.policies
  const [first] = policy?.versions ?? []
  if (!policy || !first) throw new Error('no version')
  expect(phrasesToText(explainFirst(site, policy, first.access))).toBe(expected)
})
