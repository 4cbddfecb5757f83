// Tests that a policy of the package which the list lacks is a finding.
import { expect, test } from 'vitest'
import { checkManagedNames } from './check-managed-names.ts'

const record = {
  asOf: '2024-01-01',
  archive: 'names 1.0.0',
  source: 'https://example.org/',
  names: ['A', 'B'],
  retired: [{ name: 'Old', goneBy: '2022-01-01' }],
}

test.each<[readonly string[], string | undefined]>([
  [['A', 'B', 'Old'], undefined],
  [['A'], undefined],
  [['C', 'A'], 'a list without C'],
  [['a', 'E', 'D', 'C', 'B'], 'a list without C, D, E and 1 more'],
])('a package with %j', (names, found) => {
  const archive = { name: 'names 1.1.0', policies: names.map((name) => ({ name })) }
  expect(checkManagedNames(record, archive)).toMatchObject(
    found === undefined
      ? []
      : [
          {
            file: 'managed-policies.json',
            at: ['names'],
            found,
            expected: expect.stringContaining('names 1.1.0'),
          },
        ],
  )
})
