// Tests which lines of a long text diff are left to the documents.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallSite } from '../../../tests/support/small-site.ts'
import { cutOneSided } from './cut-diff.ts'
import type { DiffRun } from './diff-part.ts'
import { cutDiff, toDiffView } from './diff-view.ts'

const lines = (count: number) => Array.from({ length: count }, (_, i) => ({ number: i + 1, pieces: [] }))
const change = (removed: number, added: number): DiffRun => ({
  kind: 'change',
  removed: lines(removed),
  added: lines(added),
})
const at = (text: string) => ({ text, href: `/${text}` })
const cut = (...runs: readonly DiffRun[]) =>
  cutOneSided([{ notes: [], runs, isFolded: false }], () => ({ removed: at('older'), added: at('newer') }))[0]
    ?.runs ?? []
const describeRuns = (runs: readonly DiffRun[]) =>
  runs.map((run) =>
    run.kind === 'change'
      ? `-${run.removed.length} +${run.added.length}`
      : run.kind === 'left-out'
        ? `${run.count} ${run.what} in ${run.at.text}`
        : run.kind,
  )

test.each<[number, number, readonly string[]]>([
  [0, 8, ['-0 +8']],
  [0, 9, ['-0 +3', '6 added in newer']],
  [9, 0, ['-3 +0', '6 removed in older']],
  [9, 1, ['-9 +1']],
  [300, 300, ['-300 +300']],
])('of %i removed and %i added lines next to each other, a page shows %j', (removed, added, shown) => {
  expect(describeRuns(cut(change(removed, added)))).toEqual(shown)
})

test('what is the same stays, without the text of folds', () => {
  const same: DiffRun = { kind: 'same', lines: [{ text: '{', before: 1, after: 1 }] }
  const fold: DiffRun = { kind: 'fold', title: '9 unchanged lines, 2 to 10', count: 9, text: 'a' }
  expect(cut(same, fold)).toEqual([same, { ...fold, text: undefined }])
})

test('every changed line is shown or counted', () => {
  const size = fc.integer({ min: 0, max: 40 })
  fc.assert(
    fc.property(fc.array(fc.tuple(size, size)), (sizes) => {
      const counted = cut(...sizes.map(([removed, added]) => change(removed, added))).map((run) =>
        run.kind === 'change'
          ? run.removed.length + run.added.length
          : run.kind === 'left-out'
            ? run.count
            : NaN,
      )
      const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
      expect(sum(counted)).toBe(sum(sizes.flat()))
    }),
  )
})

test('a link leads to the statement in the version that has the lines', () => {
  const many = Array.from({ length: 30 }, (_, i) => `a:Act${i}`)
  const site = smallSite(
    [{ Effect: 'Allow', Action: 'a:One', Resource: '*' }],
    [
      { Effect: 'Allow', Action: 'a:One', Resource: '*' },
      { Sid: 'Many', Effect: 'Allow', Action: many, Resource: '*' },
    ],
  )
  const [from, to] = site.policies[0]?.versions ?? []
  if (from === undefined || to === undefined) throw new Error('no versions')
  const diff = cutDiff(toDiffView(from, to), [from, to], ({ id }, index) => `/${id}/#s${index}`)
  const left = diff.parts.flatMap(({ runs }) => runs.filter((run) => run.kind === 'left-out'))
  expect(left).toEqual([
    { kind: 'left-out', what: 'added', count: 36, at: { text: 'Many of v2', href: '/v2/#s1' } },
  ])
  expect(diff.folded.shown).not.toEqual([])
})
