// Checks that a packed list of policies is unpacked as it was.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type OfferedPolicy, packPolicies, unpackPolicies } from './offered-policies.ts'

test('a policy is packed as its name and its versions', () => {
  expect(
    packPolicies([
      { name: 'AmazonConnect_FullAccess', versions: ['v4', 'v3', 'v1'], isServiceLinked: false },
      { name: 'AmazonConnectServiceLinkedRolePolicy', versions: ['v55'], isServiceLinked: true },
    ]),
  ).toEqual({
    policies: ['AmazonConnect_FullAccess v4 v3 v1', 'AmazonConnectServiceLinkedRolePolicy v55 linked'],
  })
})

const policy: fc.Arbitrary<OfferedPolicy> = fc.record({
  name: fc.stringMatching(/^[\w+=,.@-]{1,20}$/),
  versions: fc.array(
    fc.nat().map((number) => `v${number}`),
    { minLength: 1, maxLength: 5 },
  ),
  isServiceLinked: fc.boolean(),
})

test('a list is unpacked as it was', () => {
  fc.assert(
    fc.property(fc.array(policy), (policies) => {
      expect(unpackPolicies(packPolicies(policies))).toEqual(policies)
    }),
  )
})
