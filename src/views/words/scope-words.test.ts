import { expect, test } from 'vitest'
import { smallSite } from '../../../tests/support/small-site.ts'
import { describeScopeChange } from './scope-words.ts'
import { phrasesToText } from './words.ts'

const allow = (more: object = {}) => ({ Effect: 'Allow', Action: 'a:One', Resource: '*', ...more })
const when = (condition: object) => allow({ Condition: condition })
const tagged = (value: string | string[]) => when({ StringEquals: { 'aws:ResourceTag/Team': value } })
const [one, two, all] = ['arn:aws:x:::one', 'arn:aws:x:::two', 'arn:aws:x:::*']

/** Describe how the scope of one action changed. Its service is not in the snapshot, so it has no ARN formats. */
function describe(before: readonly object[], after: readonly object[], action = 'b:One'): string | undefined {
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
  return words && phrasesToText(words.sentence)
}

test.each([
  ['a tag is now required', [allow()], [tagged('x')], 'Now only on resources tagged Team = x.'],
  [
    'a tag is no longer required',
    [tagged('x')],
    [allow()],
    'No longer requires that the resource’s Team tag is “x”.',
  ],
  [
    'a condition is added',
    [allow()],
    [when({ StringLike: { 'aws:SourceArn': 'x' } })],
    'Now only when aws:SourceArn matches “x”.',
  ],
  [
    'a condition has fewer values',
    [tagged(['x', 'y'])],
    [tagged('x')],
    'Now only when the resource’s Team tag is “x”; previously when the resource’s Team tag is “x” or “y”.',
  ],
  [
    'a resource is added',
    [allow({ Resource: one })],
    [allow({ Resource: [one, two] })],
    'Also on arn:aws:x:::two.',
  ],
  [
    'a resource is removed',
    [allow({ Resource: [one, two] })],
    [allow({ Resource: two })],
    'No longer on the things called one.',
  ],
  [
    'one resource becomes every resource',
    [allow({ Resource: one })],
    [allow()],
    'Now on every resource; previously only on the things called one.',
  ],
  [
    'every resource becomes a few resources',
    [allow()],
    [allow({ Resource: [one, two] })],
    'Now only on the things called one, and on arn:aws:x:::two; previously on every resource.',
  ],
  [
    'one resource replaces another',
    [allow({ Resource: one })],
    [allow({ Resource: two })],
    'Now on arn:aws:x:::two; previously on the things called one.',
  ],
  [
    'a resource replaces a condition',
    [tagged('x')],
    [allow({ Resource: one })],
    'Now on the things called one; previously on resources tagged Team = x.',
  ],
  [
    'a resource is added under another value of the same condition key',
    [tagged('x')],
    [tagged('x'), { ...tagged('y'), Resource: one }],
    'Also on the things called one, when the resource’s Team tag is “y”.',
  ],
  [
    'a Deny is added',
    [allow()],
    [allow(), allow({ Effect: 'Deny', Resource: one })],
    'Now excludes what is denied by after 1.',
  ],
  [
    'a Deny is removed',
    [allow(), allow({ Effect: 'Deny', Resource: one })],
    [allow()],
    'No longer excludes what is denied by before 1.',
  ],
])('%s', (_, before, after, words) => {
  expect(describe(before, after)).toBe(words)
})

test.each([
  [
    'what remains overlaps what is gone',
    [
      allow({ Resource: [one, 'arn:aws:x:::o*'] }),
      allow({ Resource: all, Condition: { Bool: { b: 'true' } } }),
    ],
    [allow({ Resource: one }), allow({ Resource: all, Condition: { Bool: { b: 'true' } } })],
  ],
  [
    'one resource is added, one is removed and one stays',
    [allow({ Resource: [one, two] })],
    [allow({ Resource: [one, 'arn:aws:x:::three'] })],
  ],
  [
    'the new scopes have different conditions',
    [allow()],
    [allow({ Resource: one }), { ...tagged('x'), Resource: two }],
  ],
  [
    'there are too many scopes',
    [allow()],
    [allow({ Resource: [one, two, 'arn:aws:x:::3', 'arn:aws:x:::4'] })],
  ],
  [
    'a condition and a Deny are added together',
    [allow()],
    [tagged('x'), allow({ Effect: 'Deny', Resource: one })],
  ],
])('there is no description if %s', (_, before, after) => {
  expect(describe(before, after)).toBeUndefined()
})

test('there is no description for a condition that the action does not support', () => {
  expect(describe([allow()], [tagged('x')], 'a:One')).toBeUndefined()
})
