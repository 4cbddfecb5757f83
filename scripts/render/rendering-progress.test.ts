// Tests the progress text of rendering and its estimate of the time left.
import { expect, test } from 'vitest'
import { createLog } from '../command/progress.ts'
import { createProgressText } from './rendering-progress.ts'

test('the time left is estimated from the share that is done', () => {
  let time = 5_000
  const describe = createProgressText(() => time)
  expect(describe({ done: 0, total: 40_000 })).toBe('0 of 40,000 pages and files')
  time += 30_000
  expect(describe({ done: 10_000, total: 40_000 })).toBe(
    '10,000 of 40,000 pages and files, 25 %, about 90 s left',
  )
  time += 170_000
  expect(describe({ done: 20_000, total: 40_000 })).toBe(
    '20,000 of 40,000 pages and files, 50 %, about 4 min left',
  )
  expect(describe({ done: 40_000, total: 40_000 })).toBe(
    '40,000 of 40,000 pages and files, 100 %, about 0 s left',
  )
})

test('a site without paths gets no estimate', () => {
  expect(createProgressText(() => 1)({ done: 0, total: 0 })).toBe('0 of 0 pages and files')
})

test('a log gets a line every so often, but never an empty one', () => {
  const written: string[] = []
  let time = 0
  const show = createLog({ write: (text) => written.push(String(text)) > 0 }, 20, () => time)
  for (const [at, line] of [
    [5, 'too early'],
    [20, 'one'],
    [39, 'too early'],
    [40, ''],
    [41, 'two'],
  ] as const) {
    time = at
    show(line)
  }
  expect(written).toEqual(['one\n', 'two\n'])
})
