import { expect, test } from 'vitest'
import { realVersion } from '../../../tests/support/real-site.ts'
import { smallSite } from '../../../tests/support/small-site.ts'
import { canonicalLines } from '../../core/changes/canonical-lines.ts'
import { type DiffView, toDiffView } from './diff-view.ts'

const allow = (action: string | string[], sid?: string) => ({
  ...(sid !== undefined && { Sid: sid }),
  Effect: 'Allow',
  Action: action,
  Resource: '*',
})

function diffOf(before: readonly object[], after: readonly object[]): DiffView {
  const [from, to] = smallSite(before, after).policies[0]?.versions ?? []
  if (from === undefined || to === undefined) throw new Error('no versions')
  return toDiffView(from, to)
}
const headsOf = ({ parts }: DiffView) =>
  parts.map(({ label, notes, runs }) => [
    label ?? runs.map((run) => (run.kind === 'fold' ? run.title : run.kind)).join(', '),
    ...notes,
  ])

test('equal documents have no parts', () => {
  expect(diffOf([allow('a:One')], [allow('a:One')])).toEqual({
    parts: [],
    folded: { shown: [] },
    added: 0,
    removed: 0,
    summary: '0 lines removed from v1, 0 added in v2',
    isLong: false,
  })
})

test('the heading of each statement says what happened to it', () => {
  const before = [allow('a:One', 'One'), allow('b:Two'), allow('c:Three', 'Old'), allow('d:Four', 'Gone')]
  const after = [allow('c:Three', 'New'), allow('a:One', 'One'), allow('b:Two'), allow('e:Five')]
  const view = diffOf(before, after)
  expect(headsOf(view)).toEqual([
    ['Gone', 'removed'],
    ['statement 4 of v2', 'new'],
    ['New', 'moved from statement 3 to 1', 'Sid was Old'],
    ['2 unchanged statements, 19 lines'],
  ])
  expect(view.summary).toBe('11 lines removed from v1, 10 added in v2, 1 statement moved')
})

test('the lines of a statement that only moved are folded', () => {
  const view = diffOf(
    [allow('a:One'), allow('b:Two'), allow('c:Three')],
    [allow('c:Three'), allow('a:One'), allow('b:Two')],
  )
  expect([view.added, view.removed]).toEqual([0, 0])
  expect(view.parts[0]?.runs.map(({ kind }) => kind)).toEqual(['fold'])
})

test('a few unchanged lines around a change are shown and the rest are folded', () => {
  const many = Array.from({ length: 12 }, (_, i) => `a:Act${String(i).padStart(2, '0')}`)
  const [part] = diffOf([allow(many)], [allow([...many, 'a:Act05x'])]).parts
  expect(part?.runs.map((run) => (run.kind === 'fold' ? run.title : run.kind))).toEqual([
    '7 unchanged lines, 4 to 10',
    'same',
    'change',
    'same',
    '9 unchanged lines, 16 to 24',
  ])
})

test('hundreds of unchanged lines are only counted, and hundreds of changed lines make the diff long', () => {
  const names = (count: number, verb = 'Act') =>
    Array.from({ length: count }, (_, i) => `a:${verb}${String(i).padStart(4, '0')}`)
  const foldsOf = ({ parts }: DiffView) =>
    parts.flatMap(({ runs }) => runs.flatMap((run) => (run.kind === 'fold' ? [run] : [])))
  const one = diffOf([allow(names(700))], [allow([...names(700), 'a:Zoom'])])
  expect(foldsOf(one).map(({ title, text }) => [title, text === undefined])).toEqual([
    ['701 unchanged lines, 4 to 704', true],
    ['3 unchanged lines, 710 to 712', false],
  ])
  expect(one.isLong).toBe(false)
  expect(diffOf([allow(names(350))], [allow(names(350, 'Be'))]).isLong).toBe(true)
})

test('every line of both real documents appears in the view once', () => {
  const [from, to] = ['v54', 'v55'].map((id) => realVersion('AmazonConnectServiceLinkedRolePolicy', id))
  if (from === undefined || to === undefined) throw new Error('no versions')
  const runs = toDiffView(from, to).parts.flatMap((part) => part.runs)
  const textsOf = (side: 'removed' | 'added') =>
    runs.flatMap((run) =>
      run.kind === 'change'
        ? run[side].map(({ pieces }) => pieces.map(({ text }) => text).join(''))
        : run.kind === 'fold'
          ? (run.text ?? '').split('\n')
          : run.kind === 'same'
            ? run.lines.map(({ text }) => text)
            : [],
    )
  const bare = (lines: readonly string[]) => lines.map((line) => line.replace(/,$/, '')).sort()
  for (const [side, version] of [
    ['removed', from],
    ['added', to],
  ] as const) {
    const ofStatements = canonicalLines(version.record.document).filter(
      ({ statement }) => statement !== undefined,
    )
    expect(bare(textsOf(side))).toEqual(bare(ofStatements.map(({ text }) => text.slice(4))))
  }
})

test('every line has the number that it has in its own normalized document', () => {
  const [from, to] = ['v54', 'v55'].map((id) => realVersion('AmazonConnectServiceLinkedRolePolicy', id))
  if (from === undefined || to === undefined) throw new Error('no versions')
  const [older, newer] = [from, to].map(({ record }) =>
    canonicalLines(record.document).map(({ text }) => text.slice(4).replace(/,$/, '')),
  )
  const runs = toDiffView(from, to).parts.flatMap((part) => part.runs)
  const lines = runs.flatMap((run) =>
    run.kind === 'change'
      ? [
          ...run.removed.map(({ number, pieces }) => [older?.[number - 1], textOf(pieces)]),
          ...run.added.map(({ number, pieces }) => [newer?.[number - 1], textOf(pieces)]),
        ]
      : (run.kind === 'same' ? run.lines : []).flatMap(({ text, before, after }) => [
          [older?.[before - 1], text],
          [newer?.[after - 1], text],
        ]),
  )
  expect(lines.length).toBeGreaterThan(180)
  for (const [line, text] of lines) expect(text?.replace(/,$/, '')).toBe(line)
})

const textOf = (pieces: readonly { readonly text: string }[]) => pieces.map(({ text }) => text).join('')

test('statements that change access come first, and those that only have another Sid or place come last, folded', () => {
  const before = [allow('a:One', 'Old'), allow('b:Two', 'Two'), allow('c:Three', 'Three')]
  const after = [
    allow('a:One', 'New'),
    allow(['b:Two', 'b:Four'], 'Two'),
    allow(['c:Three', 'c:Five'], 'Three'),
  ]
  const [from, to] = smallSite(before, after).policies[0]?.versions ?? []
  if (from === undefined || to === undefined) throw new Error('no versions')
  const { parts } = toDiffView(from, to, { before: new Set(), after: new Set([2]) })
  expect(parts.map(({ label, isFolded }) => [label, isFolded])).toEqual([
    ['Three', false],
    ['Two', false],
    ['New', true],
  ])
})
