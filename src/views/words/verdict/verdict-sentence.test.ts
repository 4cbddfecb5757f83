import { expect, test } from 'vitest'
import { realPolicy, realSite, realVersion } from '../../../../tests/support/real-site.ts'
import { smallSite } from '../../../../tests/support/small-site.ts'
import { toComparisonView } from '../../changes/comparison-view.ts'
import { phrasesToText } from '../words.ts'
import { explainFirst } from './verdict-sentence.ts'

const allow = (action: string | string[], extra: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: '*',
  ...extra,
})
const deny = (action: string) => ({ Effect: 'Deny', Action: action, Resource: '*' })

function describe(before: object[], after: object[]) {
  const site = smallSite(before, after)
  const [policy] = site.policies
  const [from, to] = policy?.versions ?? []
  if (!policy || !from || !to) throw new Error('no versions')
  const { verdict } = toComparisonView(site, policy, from, to)
  return [verdict.sign, phrasesToText(verdict.sentence), ...verdict.notes.map(phrasesToText)]
}

test('a gain of a few actions names them and says that nothing is taken away', () => {
  expect(describe([allow('a:One')], [allow(['a:One', 'a:Two'])])).toEqual([
    '+',
    'Anyone with this policy attached can perform 1 more action (a:Two); sensitive: a:Two (data access on every resource); nothing is taken away.',
  ])
})

test('a note explains a loss that a Deny causes', () => {
  expect(describe([allow('a:*')], [allow('a:*'), deny('a:Two')])).toEqual([
    '−',
    'Anyone with this policy attached can no longer perform 1 action (a:Two); nothing is added to what the policy grants.',
    '1 action (a:Two) is denied: an Allow matches it, but a Deny overrides it.',
    'The Deny statements differ. What they take away from other policies is not compared, so read the text.',
  ])
})

test('the same access from a different text is described as such', () => {
  expect(describe([allow(['a:One', 'a:Two', 'a:Three'])], [allow('a:*')])).toEqual([
    '=',
    'The text of v2 differs from v1, but it grants the same access.',
  ])
})

test('the verdict on policies that only deny says that it does not compare what they deny', () => {
  expect(describe([deny('a:*')], [deny('a:One')])).toEqual([
    '=',
    'The text of v2 differs from v1. Neither grants anything. What they take away from other policies is not compared, so read the text.',
  ])
})

test('actions that take no resource are not granted under a resource tag', () => {
  const tagged = { Condition: { StringEquals: { 'aws:ResourceTag/T': 'x' } } }
  expect(describe([allow('a:Two')], [allow('a:Two'), allow('a:One', tagged)]).slice(2)).toEqual([
    '1 more action (a:One) is named but not granted: by AWS’s reference it never matches a request on these resources and conditions.',
  ])
})

test('a note reports actions that are named in vain', () => {
  const elsewhere = { Resource: 'arn:aws:a:::other/*' }
  expect(describe([allow('a:One')], [allow('a:One'), allow('a:Three', elsewhere)]).slice(2)).toEqual([
    '1 more action (a:Three) is named but not granted: by AWS’s reference it never matches a request on these resources and conditions.',
  ])
})

test('AmazonConnectServiceLinkedRolePolicy v53...v54 is broader by 16, names both denied deletes and both idle actions', () => {
  const name = 'AmazonConnectServiceLinkedRolePolicy'
  const view = toComparisonView(
    realSite,
    realPolicy(name),
    realVersion(name, 'v53'),
    realVersion(name, 'v54'),
  )
  expect(view.verdict.verdict).toBe('broader')
  expect(view.verdict.counts).toEqual({ gained: 16, lost: 0, widened: 0, narrowed: 0, reshaped: 0 })
  const notes = view.verdict.notes.map(phrasesToText).join('\n')
  for (const action of [
    'CreateAssistantAssociation',
    'SearchSessions',
    'DeleteAssistant',
    'DeleteKnowledgeBase',
  ])
    expect(notes).toContain(`wisdom:${action}`)
})

test('a version that AWS published again is described as identical', () => {
  const name = 'AmazonConnectServiceLinkedRolePolicy'
  const view = toComparisonView(
    realSite,
    realPolicy(name),
    realVersion(name, 'v42'),
    realVersion(name, 'v53'),
  )
  expect(phrasesToText(view.verdict.sentence)).toBe('The documents of v42 and v53 are identical.')
})

test.each([
  [
    [allow('a:One')],
    'The first recorded version: anyone with this policy attached can perform 1 action (a:One) on every resource without conditions.',
  ],
  [
    [allow('a:One'), { ...allow('a:Two'), Resource: 'arn:aws:a:::x' }],
    'The first recorded version: anyone with this policy attached can perform 2 actions (a:One and a:Two), 1 of them on every resource without conditions.',
  ],
  [
    [{ ...allow('a:Two'), Resource: 'arn:aws:a:::x' }],
    'The first recorded version: anyone with this policy attached can perform 1 action (a:Two), none of them on every resource without conditions.',
  ],
  [[deny('a:One')], 'The first recorded version: it allows nothing.'],
])('the sentence of the first version says what it allows: %#', (statements, expected) => {
  const site = smallSite(statements, statements)
  const [policy] = site.policies
  const [first] = policy?.versions ?? []
  if (!policy || !first) throw new Error('no version')
  expect(phrasesToText(explainFirst(site, policy, first.access))).toBe(expected)
})

test.each([
  // No Allow matches a:Three or b:*, so that denying them does not change what the policy grants.
  [[allow('a:One')], [allow('a:One'), deny('a:Three')]],
  [
    [allow('a:*'), deny('a:Two')],
    [allow('a:*'), deny('a:Two'), deny('b:*')],
  ],
])('the same access with other Deny statements leaves open what they take away: %#', (before, after) => {
  expect(describe(before, after)).toEqual([
    '=',
    'The text of v2 differs from v1, but it grants the same access.',
    'The Deny statements differ. What they take away from other policies is not compared, so read the text.',
  ])
})

test('a gain with other Deny statements leaves open what they take away', () => {
  expect(describe([allow('a:One')], [allow(['a:One', 'a:Three']), deny('a:Two')])).toEqual([
    '+',
    'Anyone with this policy attached can perform 1 more action (a:Three); nothing is taken from what the policy grants.',
    'The Deny statements differ. What they take away from other policies is not compared, so read the text.',
  ])
})

test('of policies that grant nothing and deny the same, only that is said', () => {
  const idle = (...ids: readonly string[]) => ({
    ...allow('a:Three'),
    Resource: ids.map((id) => `arn:aws:a:::other/${id}`),
  })
  const expected = ['=', 'The text of v2 differs from v1. Neither grants anything.']
  expect(describe([idle('x')], [idle('x', 'y')])).toEqual(expected)
  expect(describe([deny('a:*')], [{ ...deny('a:*'), Sid: 'Named' }])).toEqual(expected)
})

test('the short form does not say, either, that nothing is taken away where Deny statements differ', () => {
  const briefOf = (after: object[]) => {
    const site = smallSite([allow('a:One')], after)
    const [policy] = site.policies
    const [from, to] = policy?.versions ?? []
    if (!policy || !from || !to) throw new Error('no versions')
    return toComparisonView(site, policy, from, to).verdict.brief.rest
  }
  expect(briefOf([allow(['a:One', 'a:Three'])])).toBe('Nothing is taken away.')
  expect(briefOf([allow(['a:One', 'a:Three']), deny('a:Two')])).toBe(
    'Nothing is taken from what the policy grants.',
  )
})
