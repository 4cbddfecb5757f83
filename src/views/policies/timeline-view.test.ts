import { expect, test } from 'vitest'
import { smallSite } from '../../../tests/support/small-site.ts'
import { toHistoryView } from './history-view.ts'
import type { TimelineView } from './timeline-view.ts'

const allow = (...Action: readonly string[]) => ({ Effect: 'Allow', Action, Resource: '*' })
const deny = (...Action: readonly string[]) => ({ Effect: 'Deny', Action, Resource: '*' })

function timelineOf(...versions: readonly (readonly object[])[]): TimelineView {
  const site = smallSite(...versions)
  const [policy] = site.policies
  if (policy === undefined) throw new Error('one policy is expected')
  return toHistoryView(site, policy).timeline
}

test('a timeline without bars and hollow dots explains neither', () => {
  expect(timelineOf([allow('a:One')]).caption).toBe('Each version is shown at its date.')
})

test('a hollow dot is not said to mean that nothing changed', () => {
  expect(timelineOf([allow('a:One', 'a:Two', 'a:Three')], [allow('a:*')]).caption).toBe(
    'Each version is shown at its date. A version with a hollow dot did not change what the policy grants; its text may differ.',
  )
})

test('bars are explained with the most actions that one version added or removed', () => {
  expect(timelineOf([allow('a:One')], [allow('a:*')]).caption).toBe(
    'Each version is shown at its date. Bar up: actions gained, widened or reshaped; bar down: lost, narrowed or reshaped; at most 2 in one version.',
  )
})

test.each([
  ['2 gained', [allow('a:One')], [allow('a:*')]],
  ['same access, different text', [allow('a:One', 'a:Two', 'a:Three')], [allow('a:*')]],
  ['grants the same, different Deny', [allow('a:One')], [allow('a:One'), deny('a:Two')]],
  ['grants nothing, different Deny', [deny('a:One')], [deny('a:One', 'a:Two')]],
  ['grants nothing, different text', [deny('a:One')], [{ ...deny('a:One'), Sid: 'Named' }]],
  ['identical to v1', [allow('a:One')], [allow('a:One')]],
])('a version is labeled with what it changes: %s', (expected, before, after) => {
  expect(timelineOf(before, after).marks.map(({ label }) => label)).toEqual([
    'v1, 1 January 2026: first recorded version',
    `v2, 2 January 2026: ${expected}`,
  ])
})
