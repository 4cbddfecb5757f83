// Tests that what is found of some actions alone is the same as when all actions of a policy are decided.
import { expect, test } from 'vitest'
import { realSite } from '../../tests/support/real-site.ts'

const everyThird = (_: unknown, i: number) => i % 3 === 0

test.each(realSite.policies.map((policy) => [policy.name, policy] as const))(
  'arrivals of some actions of %s are those among all that are of these actions',
  (_, policy) => {
    const all = realSite.arrivals(policy)
    const names = [...new Set(all.map(({ action }) => action.name))].filter(everyThird)
    const named = new Set(names)
    expect(realSite.arrivalsOf(policy, names)).toEqual(all.filter(({ action }) => named.has(action.name)))
  },
)

test('the catalog has arrivals', () => {
  expect(realSite.policies.flatMap((policy) => realSite.arrivals(policy)).length).toBeGreaterThan(100)
})
