import { expect, test } from 'vitest'
import {
  compareByOrder,
  type FilteredPolicy,
  formatPolicyFilter,
  matchesPolicy,
  parsePolicyFilter,
} from './policy-filter.ts'

const policy: FilteredPolicy = {
  name: 'AmazonConnectReadOnlyAccess',
  text: 'amazonconnectreadonlyaccess viewing amazon connect without changing it connect amazon connect ds aws directory service',
  kind: 'managed',
  status: 'current',
  services: ['connect', 'ds'],
  changed: '2024-06-19T00:00:00Z',
}

test.each([
  ['', true],
  ['?q=readonly', true],
  ['?q=Access+READ', true],
  ['?q=viewing+directory', true],
  ['?q=campaigns', false],
  ['?kind=managed', true],
  ['?kind=service-linked-role', false],
  ['?status=current', true],
  ['?status=retired', false],
  ['?service=ds', true],
  ['?service=d', false],
  ['?q=viewing&status=retired', false],
  ['?order=newest', true],
])('the filter %j shows AmazonConnectReadOnlyAccess: %j', (query, expected) => {
  expect(matchesPolicy(policy, parsePolicyFilter(query))).toBe(expected)
})

test.each(['', '?q=role&kind=managed&status=current&service=kms&order=newest', '?order=newest'])(
  'the query string %j survives being read and written',
  (query) => {
    expect(formatPolicyFilter(parsePolicyFilter(query))).toBe(query)
  },
)

test('unknown fields, blank fields and the default order are omitted from the query string', () => {
  expect(formatPolicyFilter(parsePolicyFilter('?utm=1&q=+&order=name&kind='))).toBe('')
})

test('policies are sorted by name, or by their newest change and then by name', () => {
  const [a, b, c] = [
    { name: 'A', changed: '2021' },
    { name: 'B', changed: '2026' },
    { name: 'C', changed: '2021' },
  ]
  const sort = (order: 'name' | 'newest') =>
    [c, b, a].sort((one, other) => compareByOrder(one, other, order)).map(({ name }) => name)
  expect(sort('name')).toEqual(['A', 'B', 'C'])
  expect(sort('newest')).toEqual(['B', 'A', 'C'])
})
