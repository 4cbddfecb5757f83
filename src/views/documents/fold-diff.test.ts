// Tests which parts of a text diff a page shows and which it folds.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DiffPart } from './diff-part.ts'
import { foldDiff } from './fold-diff.ts'

const part = (lines: number, label = 'S'): DiffPart => ({
  label,
  notes: [],
  runs: [
    {
      kind: 'change',
      removed: [],
      added: Array.from({ length: lines - 1 }, (_, i) => ({ number: i + 1, pieces: [] })),
    },
  ],
  isFolded: false,
})

test.each<[readonly number[], number, string | undefined]>([
  [[], 0, undefined],
  [[30], 1, undefined],
  [[300], 1, undefined],
  [[20, 20], 2, undefined],
  [[20, 20, 12], 3, undefined],
  [[20, 20, 13], 2, '1 more statement, 13 lines'],
  [[300, 10, 10], 1, '2 more statements, 20 lines'],
])('parts of %j lines: the page shows %i', (sizes, shown, title) => {
  const folded = foldDiff(sizes.map((size) => part(size)))
  expect([folded.shown.length, folded.rest?.title]).toEqual([shown, title])
})

test('no part is lost, and their order stays', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 2, max: 60 })), (sizes) => {
      const parts = sizes.map((size, i) => part(size, `S${i}`))
      const { shown, rest } = foldDiff(parts)
      expect([...shown, ...(rest?.parts ?? [])]).toEqual(parts)
    }),
  )
})
