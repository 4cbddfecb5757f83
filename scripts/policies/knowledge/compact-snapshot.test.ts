import { expect, test } from 'vitest'
import sample from '../../../src/core/fixtures/sample-snapshot.json' with { type: 'json' }
import { loadSnapshot } from '../../../src/data/action-snapshot.ts'
import { compactSnapshot, restoreSnapshot } from './compact-snapshot.ts'

test.each([
  ['the pinned snapshot', await loadSnapshot()],
  ['a small one', sample],
])('%s is restored as it was', (_, snapshot) => {
  expect(restoreSnapshot(JSON.parse(JSON.stringify(compactSnapshot(snapshot))))).toEqual(snapshot)
})

test('a damaged package is reported', () => {
  const compact = compactSnapshot(sample)
  expect(() => restoreSnapshot({ ...compact, rests: [] })).toThrow("the package's facts are damaged")
})
