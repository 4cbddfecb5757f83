// Tests the runs of versions that grant an action, replayed from recorded changes.
import { expect, test } from 'vitest'
import { listSpans, replayGranted } from './granted-by-version.ts'

const decided = { spa: ['Cool', 'Heat'] }
const record = {
  versions: [
    { version: 'v1', sources: ['test'] },
    { version: 'v2', sources: ['test'], gained: ['spa:*'] },
    { version: 'v4', sources: ['test'], lost: ['spa:Heat'] },
    { version: 'v5', sources: ['test'], gained: ['spa:Heat'], widened: ['spa:Cool'] },
  ],
}

test('each version grants what the versions up to it gained and did not lose', () => {
  expect(replayGranted(record, decided).map((granted) => [...granted].sort())).toEqual([
    [],
    ['spa:Cool', 'spa:Heat'],
    ['spa:Cool'],
    ['spa:Cool', 'spa:Heat'],
  ])
})

test('a run ends with the last version that grants the action', () => {
  const granted = replayGranted(record, decided)
  const ids = record.versions.map(({ version }) => version)
  const spansOf = (name: string) => listSpans(ids, (at) => granted[at]?.has(name) ?? false)
  expect(spansOf('spa:Heat')).toEqual([{ since: 'v2', until: 'v2' }, { since: 'v5' }])
  expect(spansOf('spa:Cool')).toEqual([{ since: 'v2' }])
  expect(spansOf('spa:Steam')).toEqual([])
})
