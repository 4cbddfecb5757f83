// Tests how an action is shown of which several Deny statements together, or one by the action's resources, leave nothing.
import { expect, test } from 'vitest'
import { siteWith } from '../../../tests/support/small-site.ts'
import { comparePolicies } from '../../core/changes/compare.ts'
import type { Site } from '../../site/site.ts'
import { toDeniedBy } from '../actions/granting-policies.ts'
import { listCauses } from '../changes/change-causes.ts'
import { toOutcomeView } from './grant-view.ts'

const allow = { Effect: 'Allow', Action: 'a:Two', Resource: '*' }
const here = { Effect: 'Deny', Action: 'a:Two', Resource: 'arn:aws:a:::thing/x' }
const elsewhere = { Effect: 'Deny', Action: 'a:Two', NotResource: 'arn:aws:a:::thing/x' }

function accessIn(site: Site) {
  const [policy] = site.policies
  const access = policy?.latest.access.actions.get('a:two')
  if (policy === undefined || access === undefined) throw new Error('no access to a:Two')
  return { policy, outcome: access.outcome }
}

test('a grant that two Deny statements share out is shown as canceled by both', () => {
  const site = siteWith([[allow, here, elsewhere]])
  const { policy, outcome } = accessIn(site)
  const view = toOutcomeView(site, policy.latest, outcome)
  expect(view).toMatchObject({ status: 'denied', grants: [] })
  const [grant] = view.cancelled
  expect(grant?.cancelledBy.map(({ index }) => index)).toEqual([1, 2])
  expect(grant?.limitedBy).toEqual([])
  const [denied] = toDeniedBy(site, { policy, outcome, denies: [1, 2], spans: [] })
  expect(denied?.cancels.map(({ index }) => index)).toEqual([0])
})

test('both are the cause when the action is lost', () => {
  const [before, after] = [siteWith([[allow]]), siteWith([[allow, here, elsewhere]])].map(
    (site) => accessIn(site).policy.latest.policy,
  )
  if (before === undefined || after === undefined) throw new Error('not a pair')
  const { changes } = comparePolicies(before, after, siteWith([[allow]]).index)
  expect(changes.map(listCauses)).toEqual([
    [
      { side: 'after', index: 1 },
      { side: 'after', index: 2 },
    ],
  ])
})

test('a Deny that takes part of what is allowed still limits it', () => {
  const site = siteWith([[allow, here]])
  const { policy, outcome } = accessIn(site)
  const view = toOutcomeView(site, policy.latest, outcome)
  expect(view).toMatchObject({ status: 'scoped', cancelled: [] })
  expect(view.grants[0]?.limitedBy.map(({ index }) => index)).toEqual([1])
})
