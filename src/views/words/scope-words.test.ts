import { expect, test } from 'vitest'
import { smallSite } from '../../../tests/support/small-site.ts'
import { describeScopeChange } from './scope-words.ts'
import { phrasesToText } from './words.ts'

const allow = (more: object = {}) => ({ Effect: 'Allow', Action: 'a:One', Resource: '*', ...more })
const when = (condition: object) => allow({ Condition: condition })
const tagged = (value: string | string[]) => when({ StringEquals: { 'aws:ResourceTag/Team': value } })
const [one, two, all] = ['arn:aws:x:::one', 'arn:aws:x:::two', 'arn:aws:x:::*']

/** Tell how the scope of one action changed; its service lists no type of resource, and so no ARN. */
function tell(before: readonly object[], after: readonly object[], action = 'b:One'): string | undefined {
  const rename = (statements: readonly object[]) =>
    statements.map((statement) => ({ ...statement, Action: action }))
  const site = smallSite(rename(before), rename(after))
  const [from, to] = site.policies[0]?.versions ?? []
  if (from === undefined || to === undefined) throw new Error('no versions')
  const change = site.compare(from, to).changes.find(({ name }) => name === action)
  if (change === undefined) throw new Error('no change')
  const words = describeScopeChange(change, {
    describe: (arn) => (arn === one ? 'the things called one' : undefined),
    labelOf: (side, statement) => `${side} ${statement}`,
  })
  return words && phrasesToText(words)
}

test.each([
  ['a tag is asked for', [allow()], [tagged('x')], 'Now only on resources tagged Team = x.'],
  [
    'a tag is no longer asked for',
    [tagged('x')],
    [allow()],
    'No longer under the condition that the resource’s tag Team is “x”.',
  ],
  [
    'a condition comes',
    [allow()],
    [when({ StringLike: { 'aws:SourceArn': 'x' } })],
    'Now only when aws:SourceArn matches “x”.',
  ],
  [
    'a condition has fewer values',
    [tagged(['x', 'y'])],
    [tagged('x')],
    'Now only when the resource’s tag Team is “x”; before when the resource’s tag Team is “x” or “y”.',
  ],
  [
    'a resource comes',
    [allow({ Resource: one })],
    [allow({ Resource: [one, two] })],
    'Also on arn:aws:x:::two.',
  ],
  [
    'a resource goes',
    [allow({ Resource: [one, two] })],
    [allow({ Resource: two })],
    'No longer on the things called one.',
  ],
  [
    'every resource',
    [allow({ Resource: one })],
    [allow()],
    'Now on every resource; before only on the things called one.',
  ],
  [
    'fewer resources',
    [allow()],
    [allow({ Resource: [one, two] })],
    'Now only on the things called one, and on arn:aws:x:::two; before on every resource.',
  ],
  [
    'another resource',
    [allow({ Resource: one })],
    [allow({ Resource: two })],
    'Now on arn:aws:x:::two; before on the things called one.',
  ],
  [
    'another resource under another condition',
    [tagged('x')],
    [allow({ Resource: one })],
    'Now on the things called one; before on resources tagged Team = x.',
  ],
  [
    'the same for another value of a key',
    [tagged('x')],
    [tagged('x'), { ...tagged('y'), Resource: one }],
    'Also on the things called one, when the resource’s tag Team is “y”.',
  ],
  [
    'a Deny takes something',
    [allow()],
    [allow(), allow({ Effect: 'Deny', Resource: one })],
    'Now less what is denied by after 1.',
  ],
  [
    'a Deny goes',
    [allow(), allow({ Effect: 'Deny', Resource: one })],
    [allow()],
    'No longer less what is denied by before 1.',
  ],
])('%s', (_, before, after, words) => {
  expect(tell(before, after)).toBe(words)
})

test.each([
  [
    'what is left overlaps what is gone',
    [
      allow({ Resource: [one, 'arn:aws:x:::o*'] }),
      allow({ Resource: all, Condition: { Bool: { b: 'true' } } }),
    ],
    [allow({ Resource: one }), allow({ Resource: all, Condition: { Bool: { b: 'true' } } })],
  ],
  [
    'one comes, one goes and one stays',
    [allow({ Resource: [one, two] })],
    [allow({ Resource: [one, 'arn:aws:x:::three'] })],
  ],
  [
    'scopes under different conditions',
    [allow()],
    [allow({ Resource: one }), { ...tagged('x'), Resource: two }],
  ],
  ['too many scopes', [allow()], [allow({ Resource: [one, two, 'arn:aws:x:::3', 'arn:aws:x:::4'] })]],
  ['a condition and a Deny at once', [allow()], [tagged('x'), allow({ Effect: 'Deny', Resource: one })]],
])('no words are better where %s', (_, before, after) => {
  expect(tell(before, after)).toBeUndefined()
})

test('no words are better for a condition that the action does not support', () => {
  expect(tell([allow()], [tagged('x')], 'a:One')).toBeUndefined()
})
