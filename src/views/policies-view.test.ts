import { expect, test } from 'vitest'
import { siteOf } from '../../tests/support/site-of-many.ts'
import type { PolicyRecord } from '../core/record.ts'
import { toPoliciesView } from './policies-view.ts'
import type { Site } from './site.ts'

type Status = PolicyRecord['status']

/** Give the policies of a site these states, one after the other; undefined is one that nobody has told. */
function withStatuses(site: Site, ...statuses: readonly Status[]): Site {
  const policies = site.policies.map((policy, i) => {
    const { status: _, ...record } = policy.record
    const status = statuses[i]
    return { ...policy, record: { ...record, ...(status && { status }) } }
  })
  return { ...site, policies }
}

test.each<[what: string, told: readonly Status[], offered: readonly Status[]]>([
  ['both states', ['retired', 'current', 'current'], ['current', 'retired']],
  ['both, and a policy of unknown status', ['retired', 'current', undefined], ['current', 'retired']],
  ['one state, and policies of unknown status', [undefined, 'retired', undefined], ['retired']],
  ['the same state of all: it would leave every policy', ['current', 'current', 'current'], []],
  ['no state', [undefined, undefined, undefined], []],
])('the filter offers the states that tell policies apart: %s', (_, told, offered) => {
  expect(toPoliciesView(withStatuses(siteOf(3), ...told)).statuses).toEqual(offered)
})
