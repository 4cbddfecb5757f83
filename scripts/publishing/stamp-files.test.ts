// Tests that files are dated by their contents alone.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dateBytes, stampFiles } from './stamp-files.ts'

test('the same bytes get the same date, and a changed byte another', () => {
  const dir = mkdtempSync(join(tmpdir(), 'stamp-'))
  const write = (name: string, text: string) => writeFileSync(join(dir, name), text)
  mkdirSync(join(dir, 'b'))
  write('a.html', 'one')
  write('b/a.html', 'one')
  write('c.html', 'two')
  stampFiles(dir, ['a.html', 'b/a.html', 'c.html'])
  const dateOf = (name: string) => statSync(join(dir, name)).mtimeMs
  expect(dateOf('b/a.html')).toBe(dateOf('a.html'))
  expect(dateOf('c.html')).not.toBe(dateOf('a.html'))
  // Whole seconds: archives and copies between file systems keep no more.
  expect(dateOf('a.html') % 1000).toBe(0)
  rmSync(dir, { recursive: true })
})

test('ten thousand texts have ten thousand dates or nearly, none of them in the future', () => {
  const dates = Array.from({ length: 10_000 }, (_, i) => dateBytes(Buffer.from(`text ${i}`)))
  expect(new Set(dates).size).toBeGreaterThan(9_900)
  expect(Math.max(...dates)).toBeLessThan(Date.UTC(2021) / 1000)
  expect(Math.min(...dates)).toBeGreaterThanOrEqual(Date.UTC(1990) / 1000)
})
